import { expectedWhileAlive } from './expected-while-alive';

// Taken once: below jest, reading a global costs more than the arithmetic does.
const { exp, expm1, log, log1p } = Math;

/**
 * The MBG/NBD model of repeat purchases (Batislam, Denizel and Filiztekin, 2007, after the BG/NBD model of Fader, Hardie and
 * Lee, 2005): a customer buys at random at a rate of their own, Gamma(r, α) among customers, and after every purchase, the
 * first included, leaves for good with a probability of their own, Beta(a, b) among customers.
 */
export interface MbgNbdParameters {
  readonly r: number;
  /** In the unit of time of the observations: r / α is the mean number of purchases per unit of those still there. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** What the model knows of a customer; all times in one unit, counted from the first purchase. */
export interface PurchaseTimes {
  /** Purchases after the first, x. */
  readonly repeats: number;
  /** When the last one was, t_x; 0 without repeat purchase. */
  readonly recency: number;
  /** How long ago the first one was, T. At least `recency`. */
  readonly age: number;
}

/** Whose first purchase is now: what is expected of them is what is expected of any newcomer. */
export const NEWCOMER: PurchaseTimes = { repeats: 0, recency: 0, age: 0 };

/** ln of how much more likely the history is for someone who left at their last purchase than for one still there. */
export function logOddsLeft(model: MbgNbdParameters, times: PurchaseTimes): number {
  const { r, alpha, a, b } = model;
  const { repeats, recency, age } = times;
  const silence = log((alpha + age) / (alpha + recency));
  return (r + repeats) * silence + log(a / (b + repeats));
}

/** The probability, 0 to 1, that the customer has not left. */
export function probabilityAlive(model: MbgNbdParameters, times: PurchaseTimes): number {
  return 1 / (1 + exp(logOddsLeft(model, times)));
}

/**
 * The expected number of purchases in the next `horizon` units of time. Of {@link NEWCOMER}: those that a customer makes in
 * that time after the first.
 */
export function expectedPurchases(
  model: MbgNbdParameters,
  times: PurchaseTimes,
  horizon: number,
): number {
  const { r, alpha, a, b } = model;
  const { repeats, age } = times;
  const whileAlive = expectedWhileAlive({
    shape: r + repeats,
    ratio: horizon / (alpha + age),
    left: a,
    stayed: b + repeats + 1,
  });
  return probabilityAlive(model, times) * whileAlive;
}

/** The probability of at least one purchase in the next `horizon` units of time. */
export function probabilityOfPurchase(
  model: MbgNbdParameters,
  times: PurchaseTimes,
  horizon: number,
): number {
  const { r, alpha } = model;
  const { repeats, age } = times;
  const none = -(r + repeats) * log1p(horizon / (alpha + age));
  return -expm1(none) * probabilityAlive(model, times);
}

/**
 * The time from now until which the next purchase of a customer who is still there is as likely as not: the median of the
 * wait under the rate as it is believed to be after their history, which is Gamma(r + x, α + T). A mean would be infinite
 * for most one-time buyers.
 *
 * @returns Infinity when it is beyond what a number can hold.
 */
export function medianWait(model: MbgNbdParameters, times: PurchaseTimes): number {
  const { r, alpha } = model;
  const { repeats, age } = times;
  return (alpha + age) * expm1(Math.LN2 / (r + repeats));
}
