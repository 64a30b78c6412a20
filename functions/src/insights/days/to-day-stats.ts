import type { DayBreakdown, DayStats, DayTotals } from '../../model/day-stats';
import type { OpenOrders } from '../../model/sales-figures';
import { averageOrderCents } from '../../model/sales-figures';
import { DayCounter, type FirstOrders } from './day-counter';
import type { DayOrder } from './sales-counter';

/** All that the figures of a business day depend on. */
export interface DayInput {
  readonly day: string;
  /** Every order of the day, each once, in any sequence, without those the POS no longer has. */
  readonly orders: Iterable<DayOrder>;
  readonly firstOrders: FirstOrders;
  /** The hour, 0 to 23, at which an order was placed, on the clocks of its location. */
  readonly hourOf: (order: DayOrder) => number;
  readonly now: Date;
}

/** The figures of one business day; null when it has neither a sale nor an open order. */
export function toDayStats({ day, orders, firstOrders, hourOf, now }: DayInput): DayStats | null {
  const counter = new DayCounter();
  for (const order of orders) counter.add(order, hourOf(order));
  const breakdown = counter.finish(firstOrders, now);
  return breakdown && fromBreakdown(day, breakdown);
}

/** The figures of a day of which every order has just been read. */
export function fromBreakdown(day: string, breakdown: DayBreakdown): DayStats {
  const { orders, revenueCents, open } = breakdown.total;
  const totals = toDayTotals({ orders, revenueCents, open });
  return { day, totals, breakdown, computedAt: breakdown.asOf };
}

/** What is said of a day at once. */
export function toDayTotals(sums: {
  orders: number;
  revenueCents: number;
  open: OpenOrders;
}): DayTotals {
  return { ...sums, averageOrderCents: averageOrderCents(sums) };
}
