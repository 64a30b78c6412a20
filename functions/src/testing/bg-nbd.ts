import { expectedWhileAlive } from '../insights/purchase-model/expected-while-alive';
import { logGamma } from '../insights/purchase-model/log-gamma';
import { maximiseLikelihood } from '../insights/purchase-model/maximise-likelihood';
import type { MbgNbdParameters, PurchaseTimes } from '../insights/purchase-model/mbg-nbd';

/**
 * The BG/NBD model (Fader, Hardie and Lee, 2005), of which the MBG/NBD model is the variant for shops: here nobody leaves after
 * the first purchase. Nothing is forecast with it. Its published figures are a second set that the search, the logarithms
 * and the sums of the other model are held against.
 */
export interface CountedTimes extends PurchaseTimes {
  /** How many customers have this history. */
  readonly customers: number;
}

/** The probability, 0 to 1, that the customer has not left; 1 without a repeat purchase. */
export function bgProbabilityAlive(model: MbgNbdParameters, times: PurchaseTimes): number {
  return times.repeats === 0 ? 1 : 1 / (1 + Math.exp(logOddsLeft(model, times)));
}

/** The expected number of purchases in the next `horizon` units of time. */
export function bgExpectedPurchases(
  model: MbgNbdParameters,
  times: PurchaseTimes,
  horizon: number,
): number {
  const { r, alpha, a, b } = model;
  const { repeats, age } = times;
  const belief = { shape: r + repeats, ratio: horizon / (alpha + age), left: a };
  const whileAlive = expectedWhileAlive({ ...belief, stayed: b + repeats });
  return bgProbabilityAlive(model, times) * whileAlive;
}

/** The most likely parameters. */
export function fitBg(customers: readonly CountedTimes[]) {
  return maximiseLikelihood<MbgNbdParameters>({
    toParameters: ([r = 1, alpha = 1, a = 1, b = 1]) => ({ r, alpha, a, b }),
    starts: [
      [1, 10, 1, 3],
      [0.3, 30, 0.5, 1],
    ],
    logLikelihood: (model) =>
      customers.reduce((sum, one) => sum + one.customers * logLikelihoodOf(model, one), 0),
  });
}

/** How much likelier, as a logarithm, the history is of someone who left at their last purchase. */
function logOddsLeft({ r, alpha, a, b }: MbgNbdParameters, times: PurchaseTimes): number {
  const { repeats, recency, age } = times;
  const silence = Math.log((alpha + age) / (alpha + recency));
  return (r + repeats) * silence + Math.log(a / (b + repeats - 1));
}

function logLikelihoodOf(model: MbgNbdParameters, times: PurchaseTimes): number {
  const { r, alpha, a, b } = model;
  const { repeats, age } = times;
  const bought = logGamma(r + repeats) - logGamma(r) + r * Math.log(alpha);
  const stayed = logBeta(a, b + repeats) - logBeta(a, b);
  const silent = repeats === 0 ? 0 : Math.log1p(Math.exp(logOddsLeft(model, times)));
  return bought + stayed + silent - (r + repeats) * Math.log(alpha + age);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}
