import type { PurchaseTimes } from './mbg-nbd';
import type { PurchaseDay } from './purchase-days';

/** A customer as the purchase model sees them: x, t_x and T with all times in days, and what they spend. */
export interface PurchaseSummary extends PurchaseTimes {
  /** Mean over all their days with an order, the first included: not rounded, and not positive when returns outweigh. */
  readonly meanCents: number;
}

/**
 * Sums up one customer as of the end of a day; later days are left out.
 *
 * A purchase is a day with at least one counted order: `repeats` counts those after the first, `recency` is from the
 * first to the last, `age` from the first to `asOf`.
 *
 * @param days oldest first.
 * @param asOf a day number.
 * @returns null for someone who had not bought by then.
 */
export function summarisePurchases(
  days: readonly PurchaseDay[],
  asOf: number,
): PurchaseSummary | null {
  const [first] = days;
  if (first === undefined || first.day > asOf) return null;
  let last = first;
  let purchases = 0;
  let cents = 0;
  for (const purchase of days) {
    if (purchase.day > asOf) break;
    last = purchase;
    purchases += 1;
    cents += purchase.cents;
  }
  return {
    repeats: purchases - 1,
    recency: last.day - first.day,
    age: asOf - first.day,
    meanCents: cents / purchases,
  };
}
