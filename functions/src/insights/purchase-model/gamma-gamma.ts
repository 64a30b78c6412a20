/**
 * The Gamma-Gamma model of spend (Fader, Hardie and Lee, 2005; Fader and Hardie's note 025): what one purchase costs is
 * Gamma(p, ν) around the customer's own mean, and ν is Gamma(q, v) among customers. It assumes that how much somebody spends
 * does not depend on how often they come.
 */
export interface GammaGammaParameters {
  readonly p: number;
  readonly q: number;
  /** In the unit of money of the observations. */
  readonly v: number;
}

/** What somebody spent on average, over how many purchases. */
export interface SpendObservation {
  readonly purchases: number;
  readonly mean: number;
}

/** The mean purchase of the whole population, p v / (q - 1); Infinity when q is 1 or less. */
export function populationMean({ p, q, v }: GammaGammaParameters): number {
  return q > 1 ? (p * v) / (q - 1) : Infinity;
}

/**
 * The expected mean purchase of one customer: their own mean, drawn towards the population's the more, the fewer purchases
 * it is made of. Without a purchase, or with a mean that is not positive, the population's.
 */
export function expectedSpend(
  model: GammaGammaParameters,
  { purchases, mean }: SpendObservation,
): number {
  const { p, q, v } = model;
  if (purchases <= 0 || !(mean > 0)) return populationMean(model);
  return (p * (v + purchases * mean)) / (p * purchases + q - 1);
}
