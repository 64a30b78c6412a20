import type { OrderTotals } from '../model/insights';
import type { Order } from '../model/order';
import type { SegmentTotals } from './segment';

/** The part of an order that customer figures are made of. */
export type SummableOrder = Pick<Order, 'counted' | 'placedAt' | 'totals'>;

/**
 * Sums over the counted orders of one customer; orders that are not sales are skipped.
 *
 * The sequence of `orders` does not matter. Each element counts once, so the caller passes every order
 * once (documents by id), and leaves out the ones that the POS no longer has.
 *
 * @returns zeros and null dates when no order counts.
 */
export function sumOrders(orders: Iterable<SummableOrder>): OrderTotals {
  let orderCount = 0;
  let spentCents = 0;
  let firstOrderAt: Date | null = null;
  let lastOrderAt: Date | null = null;
  for (const order of orders) {
    if (!order.counted) continue;
    orderCount += 1;
    spentCents += order.totals.totalCents;
    if (firstOrderAt === null || order.placedAt < firstOrderAt) firstOrderAt = order.placedAt;
    if (lastOrderAt === null || order.placedAt > lastOrderAt) lastOrderAt = order.placedAt;
  }
  return toOrderTotals({ orderCount, spentCents, firstOrderAt, lastOrderAt });
}

/** Sums with their average. */
export function toOrderTotals(sums: SegmentTotals): OrderTotals {
  const { orderCount, spentCents, firstOrderAt, lastOrderAt } = sums;
  const averageCents = orderCount === 0 ? 0 : divideHalfUp(spentCents, orderCount);
  return { orderCount, spentCents, averageCents, firstOrderAt, lastOrderAt };
}

/**
 * The totals without some of the sales, which are taken off, so that what is not listed stays counted. The last one is found
 * among the others that are listed; where none is, it is taken to be the first.
 * @param totals over all sales, listed or not.
 * @param parted the sales that are listed: those to be left out, and those that stay.
 */
export function withoutSales(
  totals: SegmentTotals,
  { left, kept }: { left: readonly SummableOrder[]; kept: readonly SummableOrder[] },
): SegmentTotals {
  const orderCount = totals.orderCount - left.length;
  if (orderCount <= 0)
    return { orderCount: 0, spentCents: 0, firstOrderAt: null, lastOrderAt: null };
  const spentCents = left.reduce((sum, order) => sum - order.totals.totalCents, totals.spentCents);
  const lastOrderAt = kept.reduce<Date | null>(
    (last, { placedAt }) => (last === null || placedAt > last ? placedAt : last),
    null,
  );
  const { firstOrderAt } = totals;
  return { orderCount, spentCents, firstOrderAt, lastOrderAt: lastOrderAt ?? firstOrderAt };
}

/** A single floor of a quotient of integers, so that no half is lost to a rounded intermediate. */
function divideHalfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
