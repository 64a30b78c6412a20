import { SEGMENTS, type Segment } from '../../functions/src/model/segment';
import { ORDER_STATUSES, type OrderStatus } from '../../functions/src/model/order';
import { currentStatsSchema } from '../../functions/src/model/stats';
import { maskName } from '../format/mask-name';
import type { SeenCustomer, StoredSide } from './seen-records';

/** An org's stored records in figures. Money is in cents. */
export interface Summary {
  /** Everyone stored, guests and stubs included. */
  readonly customers: number;
  readonly guests: number;
  /** Customers known only because an order names them. */
  readonly stubs: number;
  readonly withOrders: number;
  /** Of those with orders, per customer, rounded. */
  readonly averageSpentCents: number;
  /** Masked, such as `R. S…`; null when nobody bought anything. */
  readonly topSpender: string | null;
  readonly topSpenderCents: number;
  readonly segments: Readonly<Record<Segment, number>>;
  readonly orders: number;
  /** Orders that count as sales. */
  readonly counted: number;
  readonly revenueCents: number;
  /** Of sales, rounded. */
  readonly averageOrderCents: number;
  readonly statuses: Readonly<Record<OrderStatus, number>>;
  readonly products: number;
  readonly priced: number;
}

/** Adds up what is stored. */
export function summarise({ customers, orders, products }: StoredSide): Summary {
  const people = [...customers.values()];
  const sales = [...orders.values()].filter(({ counted }) => counted);
  const buyers = people.filter((one) => spentOf(one).orderCount > 0);
  const spentCents = sumOf(buyers, (one) => spentOf(one).spentCents);
  const revenueCents = sumOf(sales, ({ totalCents }) => totalCents);
  const [top] = buyers.toSorted((a, b) => spentOf(b).spentCents - spentOf(a).spentCents);
  return {
    customers: people.length,
    guests: people.filter(({ guest }) => guest).length,
    stubs: people.filter(({ stub }) => stub).length,
    withOrders: buyers.length,
    averageSpentCents: divide(spentCents, buyers.length),
    topSpender: top ? maskName(top) : null,
    topSpenderCents: top ? spentOf(top).spentCents : 0,
    segments: currentStatsSchema.shape.segments.parse(
      countBy(
        SEGMENTS,
        people.map(({ insights }) => insights?.segment),
      ),
    ),
    orders: orders.size,
    counted: sales.length,
    revenueCents,
    averageOrderCents: divide(revenueCents, sales.length),
    statuses: currentStatsSchema.shape.orders.shape.byStatus.parse(
      countBy(
        ORDER_STATUSES,
        [...orders.values()].map(({ status }) => status),
      ),
    ),
    products: products.size,
    priced: [...products.values()].filter(({ priced }) => priced).length,
  };
}

function spentOf({ insights }: SeenCustomer): { orderCount: number; spentCents: number } {
  return insights?.totals ?? { orderCount: 0, spentCents: 0 };
}

/** How often each name occurs. */
function countBy(
  names: readonly string[],
  values: readonly (string | undefined)[],
): Record<string, number> {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}

function sumOf<T>(values: readonly T[], read: (value: T) => number): number {
  return values.reduce((sum, value) => sum + read(value), 0);
}

function divide(sum: number, count: number): number {
  return count === 0 ? 0 : Math.round(sum / count);
}
