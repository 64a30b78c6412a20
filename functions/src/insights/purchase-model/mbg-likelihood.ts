import type { MbgNbdParameters } from './mbg-nbd';
import type { PurchaseGroups } from './purchase-groups';

// Taken once: below jest, reading a global costs more than the arithmetic does.
const { exp, log, log1p } = Math;

/**
 * The log-likelihood of the MBG/NBD model (Batislam, Denizel and Filiztekin, 2007).
 *
 * Products of gamma functions are sums of logarithms here because x is whole, and the two ways to fall silent, gone or not
 * yet back, are added as logarithms, so that neither overflows (after Fader and Hardie's note 027 on the BG/NBD likelihood).
 */
export function mbgLogLikelihood(model: MbgNbdParameters, groups: PurchaseGroups): number {
  const { r, alpha, a, b } = model;
  const { counts, repeats, recencies, ages, times, customersByRepeats } = groups;
  const logTimes = times.map((time) => log(alpha + time));
  const logOddsLeft = Float64Array.from(customersByRepeats, (_, x) => log(a / (b + x)));
  let sum = sumByRepeats(model, customersByRepeats);
  for (let group = 0; group < counts.length; group += 1) {
    const x = repeats[group] ?? 0;
    const logAge = logTimes[ages[group] ?? 0] ?? 0;
    const logRecency = logTimes[recencies[group] ?? 0] ?? 0;
    const odds = (r + x) * (logAge - logRecency) + (logOddsLeft[x] ?? 0);
    sum += (counts[group] ?? 0) * (softplus(odds) - (r + x) * logAge);
  }
  return sum;
}

/** The part that depends on x alone: ln of Γ(r+x) / Γ(r) · α^r · B(a, b+x+1) / B(a, b), over all customers. */
function sumByRepeats(
  { r, alpha, a, b }: MbgNbdParameters,
  customersByRepeats: Float64Array,
): number {
  let logRate = r * log(alpha);
  let logStayed = log(b / (a + b));
  let sum = 0;
  for (const [x, customers] of customersByRepeats.entries()) {
    sum += customers * (logRate + logStayed);
    logRate += log(r + x);
    logStayed += log((b + x + 1) / (a + b + x + 1));
  }
  return sum;
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + log1p(exp(-x)) : log1p(exp(x));
}
