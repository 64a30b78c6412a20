// Taken once: below jest, reading a global costs more than the arithmetic does.
const { log } = Math;

const LN_SQRT_TWO_PI = log(2 * Math.PI) / 2;

/** From here on the series below is exact to the last digits of a double. */
const SERIES_FROM = 10;

/** B(2k) / (2k (2k - 1)), k from 1, with the Bernoulli numbers B: the coefficients of Stirling's series. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360_360,
  1 / 156,
  -3617 / 122_400,
];

/**
 * ln Γ(x) for x > 0, to 14 digits or 1e-14, whichever is more (Stirling's series above 10, the recurrence
 * Γ(x + 1) = x Γ(x) below; Abramowitz and Stegun 6.1.15 and 6.1.40).
 *
 * @returns Infinity at 0, NaN below.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  let shifted = x;
  let product = 1;
  while (shifted < SERIES_FROM) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const square = inverse * inverse;
  const series = STIRLING.reduceRight((sum, coefficient) => sum * square + coefficient, 0);
  const stirling = (shifted - 0.5) * log(shifted) - shifted + LN_SQRT_TWO_PI;
  return stirling + series * inverse - log(product);
}
