import type { Order } from '../../model/order';

/** A day on which a customer bought, however often. */
export interface PurchaseDay {
  /** Days since 1 January 1970 of the business day in the location's zone. */
  readonly day: number;
  /** What was spent that day, all orders together. */
  readonly cents: number;
}

/** The part of an order that the purchase model is made of. */
export type PurchaseFact = Pick<Order, 'counted' | 'businessDay'> & {
  readonly totals: Pick<Order['totals'], 'totalCents'>;
};

const MS_PER_DAY = 86_400_000;

/** The number of a `YYYY-MM-DD` day, counted from 1 January 1970. */
export function toDayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
}

/**
 * The days on which one customer bought, oldest first. Orders that are not sales are skipped; the sequence of the orders
 * does not matter, and each counts once.
 */
export function toPurchaseDays(orders: Iterable<PurchaseFact>): PurchaseDay[] {
  const centsByDay = new Map<string, number>();
  for (const { counted, businessDay, totals } of orders) {
    if (!counted) continue;
    centsByDay.set(businessDay, (centsByDay.get(businessDay) ?? 0) + totals.totalCents);
  }
  return sortDays(centsByDay);
}

/** The days of one customer, oldest first. @param centsByDay what was spent on each `YYYY-MM-DD`. */
export function sortDays(centsByDay: ReadonlyMap<string, number>): PurchaseDay[] {
  return [...centsByDay]
    .map(([day, cents]) => ({ day: toDayNumber(day), cents }))
    .toSorted((left, right) => left.day - right.day);
}
