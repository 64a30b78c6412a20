import type { PriceBand } from '../../model/preferences';

const MID_FROM_CENTS = 3_000;
const MID_TO_CENTS = 10_000;

/**
 * The band of a mean, by the exact quotient `cents / count`; 30.00 and 100.00 dollars are both `mid`.
 * Without anything to take a mean of nothing is known, which is `mid` too.
 */
export function priceBandOf(cents: number, count = 1): PriceBand {
  if (count <= 0) return 'mid';
  if (cents < MID_FROM_CENTS * count) return 'budget';
  return cents > MID_TO_CENTS * count ? 'premium' : 'mid';
}
