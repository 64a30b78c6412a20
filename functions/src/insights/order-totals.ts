import type { OrderTotals } from '../model/insights';
import type { Order } from '../model/order';

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
  const averageCents = orderCount === 0 ? 0 : divideHalfUp(spentCents, orderCount);
  return { orderCount, spentCents, averageCents, firstOrderAt, lastOrderAt };
}

/** A single floor of a quotient of integers, so that no half is lost to a rounded intermediate. */
function divideHalfUp(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor));
}
