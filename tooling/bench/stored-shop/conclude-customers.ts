import { sumOrders } from '../../../functions/src/insights/order-totals';
import { planTransition } from '../../../functions/src/insights/plan-transition';
import type { InsightOrder } from '../../../functions/src/insights/insight-order';
import { segmentOf } from '../../../functions/src/insights/segment';
import { toInsights, type InsightsBasis } from '../../../functions/src/insights/to-insights';
import type { Customer } from '../../../functions/src/model/customer';
import type { Transition } from '../../../functions/src/model/transition';
import type { ShopCustomer, ShopRecords } from './shop-records';

const WEEK_MS = 7 * 86_400_000;

/** A customer as recompute leaves them. */
export interface ConcludedCustomer {
  readonly id: string;
  readonly value: Customer;
  readonly contact: ShopCustomer['contact'];
  /** The move that the last week was; null for who stands where they stood. */
  readonly transition: Transition | null;
}

/** The orders of each customer, by the customer's id. Anonymous sales are in none. */
export function ordersByCustomer({
  orders,
}: Pick<ShopRecords, 'orders'>): Map<string, InsightOrder[]> {
  const found = new Map<string, InsightOrder[]>();
  for (const { id, value } of orders) {
    if (value.customerId === null) continue;
    const others = found.get(value.customerId);
    if (others) others.push({ id, ...value });
    else found.set(value.customerId, [{ id, ...value }]);
  }
  return found;
}

/**
 * Every customer with what is concluded about them, one at a time so that few are in memory. Their journey began a week before `now`,
 * where the orders until then put them.
 */
export function* concludeCustomers(
  customers: readonly ShopCustomer[],
  orders: ReadonlyMap<string, readonly InsightOrder[]>,
  { basis, now }: { readonly basis: InsightsBasis; readonly now: Date },
): Generator<ConcludedCustomer> {
  for (const customer of customers)
    yield conclude(customer, orders.get(customer.id) ?? [], { basis, now });
}

function conclude(
  { id, profile, contact, source }: ShopCustomer,
  orders: readonly InsightOrder[],
  { basis, now }: { readonly basis: InsightsBasis; readonly now: Date },
): ConcludedCustomer {
  const input = { ...basis, orders, profile, id, crm: undefined, now };
  const insights = toInsights(input);
  if (insights === null)
    return { id, contact, transition: null, value: { profile, insights, moves: 0, source } };
  const then = new Date(now.getTime() - WEEK_MS);
  const earlier = orders.filter(({ placedAt }) => placedAt < then);
  const rules = basis.rules.segments;
  const from = segmentOf({ totals: sumOrders(earlier), rules, now: then });
  // The long way only where there is a move to be told.
  const before =
    from === insights.segment ? null : toInsights({ ...input, orders: earlier, now: then });
  const transition = planTransition(id, { before, after: insights, from, moves: 0 });
  const value = {
    profile,
    insights,
    moves: transition ? 1 : 0,
    lastSegment: insights.segment,
    entered: { segment: from, at: then },
    source,
  };
  return { id, contact, transition, value };
}
