import type { GammaGammaParameters, SpendObservation } from './gamma-gamma';
import { logGamma } from './log-gamma';
import { maximiseLikelihood } from './maximise-likelihood';
import type { LikelihoodTop } from './maximise-likelihood';

// Taken once: below jest, reading a global costs more than the arithmetic does.
const { log } = Math;

/** Observations by number of purchases: what the likelihood needs of each class. */
interface SpendClass {
  readonly purchases: number;
  readonly means: Float64Array;
  readonly sumOfLogs: number;
}

/** Leaves out observations without a purchase or with a mean that is not positive: the model has no place for them. */
function classify(observations: Iterable<SpendObservation>): SpendClass[] {
  const classes = new Map<number, number[]>();
  for (const { purchases, mean } of observations) {
    if (purchases <= 0 || !(mean > 0)) continue;
    const known = classes.get(purchases);
    if (known === undefined) classes.set(purchases, [mean]);
    else known.push(mean);
  }
  return [...classes].map(([purchases, means]) => ({
    purchases,
    means: Float64Array.from(means),
    sumOfLogs: means.reduce((sum, mean) => sum + log(mean), 0),
  }));
}

function sumLogLikelihood({ p, q, v }: GammaGammaParameters, classes: readonly SpendClass[]) {
  const logQ = q * log(v) - logGamma(q);
  let sum = 0;
  for (const { purchases, means, sumOfLogs } of classes) {
    const shape = p * purchases;
    const constant = logGamma(shape + q) - logGamma(shape) + logQ + shape * log(purchases);
    let logScales = 0;
    for (const mean of means) logScales += log(v + purchases * mean);
    sum += means.length * constant + (shape - 1) * sumOfLogs - (shape + q) * logScales;
  }
  return sum;
}

/** The most likely parameters. */
export type GammaGammaFit = LikelihoodTop<GammaGammaParameters>;

/** p, q, v as a share of the mean purchase. */
const START = [4, 4, 1] as const;

/**
 * Fits the Gamma-Gamma model by maximum likelihood, to the observations that it has a place for.
 * @returns null when there is none.
 */
export function fitGammaGamma(observations: Iterable<SpendObservation>): GammaGammaFit | null {
  const classes = classify(observations);
  const unit = meanOf(classes);
  if (!(unit > 0)) return null;
  return maximiseLikelihood({
    toParameters: ([p = 1, q = 1, v = 1]) => ({ p, q, v: v * unit }),
    starts: [START],
    logLikelihood: (parameters) => sumLogLikelihood(parameters, classes),
  });
}

function meanOf(classes: readonly SpendClass[]): number {
  let count = 0;
  let sum = 0;
  for (const { means } of classes) {
    count += means.length;
    for (const mean of means) sum += mean;
  }
  return count === 0 ? 0 : sum / count;
}
