import type { OrderBody } from '../../model/order';

/** What the standing of a customer on a day is read from. */
type DatedOrder = Pick<OrderBody, 'businessDay' | 'counted' | 'placedAt'>;

/** What a day says of a buyer: null of one about whom nothing is concluded, whose sales are anonymous. */
export type BuyerKind = 'new' | 'returning' | null;

/**
 * Whether a buyer of a day is new: nobody is who had an earlier sale, wherever it was.
 * @param firstOrder the customer's first sale of all; null when nothing is concluded about them.
 * @param earliest their first sale of the day.
 */
export function buyerKindOf(firstOrder: Date | null, earliest: Date): BuyerKind {
  if (firstOrder === null) return null;
  return firstOrder < earliest ? 'returning' : 'new';
}

/**
 * The days of which something else is to be said because a customer's first sale is another one than it was, although no order
 * of theirs has changed.
 * @param orders all of the customer, in any sequence.
 */
export function disturbedDays(
  before: Date | null,
  after: Date | null,
  orders: Iterable<DatedOrder>,
): string[] {
  if (before?.getTime() === after?.getTime()) return [];
  const earliest = new Map<string, Date>();
  for (const { businessDay, counted, placedAt } of orders) {
    const known = earliest.get(businessDay);
    if (counted && (!known || placedAt < known)) earliest.set(businessDay, placedAt);
  }
  return [...earliest]
    .filter(([, at]) => buyerKindOf(before, at) !== buyerKindOf(after, at))
    .map(([day]) => day)
    .toSorted();
}
