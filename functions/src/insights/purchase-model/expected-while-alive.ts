// Taken once: below jest, reading a global costs more than the arithmetic does.
const { max } = Math;

/** What is believed of a customer who is still there. */
export interface AliveBelief {
  /** Shape of the purchase rate, r + x. */
  readonly shape: number;
  /** Horizon over scale, t / (α + T). */
  readonly ratio: number;
  /** Their chance to leave after a purchase is Beta(`left`, `stayed`), that is Beta(a, b + x + 1). */
  readonly left: number;
  readonly stayed: number;
}

/** Sums are scaled down by this when they grow beyond it. */
const HUGE = 1e200;
const PRECISION = 1e-14;
const MAX_TERMS = 2_000_000;

/**
 * The expected number of purchases until the horizon of a customer who is there now.
 *
 * Equals (a + b + x) / (a - 1) · (1 - ((α+T) / (α+T+t))^(r+x) · ₂F₁(r+x, b+x+1; a+b+x; t / (α+T+t))), the closed form that follows
 * from Batislam et al. (2007), whose denominator vanishes at a = 1 and whose difference loses its digits for short horizons.
 * Summed instead as what it means: N purchases would be made by someone who never leaves, N negative binomial, and the
 * j-th of them is made with probability E[(1 - p)^(j-1)]. Every term is positive, so nothing cancels and no a is special.
 */
export function expectedWhileAlive({ shape, ratio, left, stayed }: AliveBelief): number {
  if (!(ratio > 0) || !(shape > 0)) return 0;
  const growth = 1 / (1 + 1 / ratio);
  let weight = 1;
  let weights = 1;
  let made = 0;
  let sum = 0;
  let stillThere = 1;
  for (let n = 1; n < MAX_TERMS; n += 1) {
    const step = (growth * (shape + n - 1)) / n;
    weight *= step;
    made += stillThere;
    stillThere *= (stayed + n - 1) / (left + stayed + n - 1);
    weights += weight;
    sum += weight * made;
    // From here the terms shrink at least as fast as this step, or as the limit of all steps.
    const shrink = 1 - max(step * (1 + 1 / n), growth);
    if (shrink > 0 && weight * made < PRECISION * shrink * sum) break;
    if (weights > HUGE) {
      weight /= HUGE;
      weights /= HUGE;
      sum /= HUGE;
    }
  }
  return sum / weights;
}
