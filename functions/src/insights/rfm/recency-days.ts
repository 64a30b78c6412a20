import type { OrderTotals } from '../../model/insights';
import { elapsedDays } from '../segment';

/** Whole days from the last counted order to `asOf`; 0 when it lies after it, null without a counted order. */
export function daysSinceLastOrder(
  totals: Pick<OrderTotals, 'orderCount' | 'lastOrderAt'>,
  asOf: Date,
): number | null {
  if (totals.orderCount === 0 || totals.lastOrderAt === null) return null;
  return elapsedDays(totals.lastOrderAt, asOf);
}
