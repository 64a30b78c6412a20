import type { OrderTotals } from '../../model/insights';

/** A day of recency: elapsed time, in no zone. */
export const MS_PER_DAY = 86_400_000;

/** Whole days from the last counted order to `asOf`; 0 when it lies after it, null without a counted order. */
export function daysSinceLastOrder(totals: OrderTotals, asOf: Date): number | null {
  if (totals.orderCount === 0 || totals.lastOrderAt === null) return null;
  return Math.max(0, Math.floor((asOf.getTime() - totals.lastOrderAt.getTime()) / MS_PER_DAY));
}
