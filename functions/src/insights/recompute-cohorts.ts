import {
  cohortsWrite,
  ordersByCustomerQuery,
  readCohorts,
  toCohortOrder,
  type CustomerCursor,
  type StoredCohortOrder,
} from '../store/cohorts';
import { CorruptDocument, toLogFields } from '../store/errors';
import { readFirstOrders } from '../store/first-orders';
import { readCurrentStats } from '../store/stats';
import { areStale, CohortCounter } from './days/cohort-counter';
import type { DaysContext } from './recompute-days';

/** Orders that are held in memory at a time. */
const ORDERS_AT_ONCE = 8_000;

/** Brings cohorts up to what is stored, if they are missing, a week old, or made of far fewer or more sales than there are. */
export async function refreshCohorts(context: DaysContext): Promise<void> {
  const { db, orgId, now, log } = context;
  const onCorrupt = (error: Error): void =>
    log('cohorts are made anew', { orgId, ...toLogFields(error) });
  const current = await readCurrentStats(db, orgId, onCorrupt);
  const sales = current?.orders.counted ?? 0;
  if (areStale(await readCohorts(db, orgId, onCorrupt), sales, now()))
    await recomputeCohorts(context, sales);
}

/** Makes the cohorts in one walk over all orders, customer by customer, and stores them under the claim. */
async function recomputeCohorts(context: DaysContext, sales: number): Promise<void> {
  const { orgId, now, lease, stillAlive } = context;
  const counter = new CohortCounter();
  for await (const customers of walkCustomers(context)) {
    for (const orders of customers) counter.add(orders);
    await stillAlive();
  }
  await lease.commit([cohortsWrite(orgId, counter.finish(sales, now()))]);
}

type Orders = StoredCohortOrder[];

/** The orders of everybody about whom something is concluded, some people at a time. */
async function* walkCustomers(context: DaysContext): AsyncGenerator<Orders[]> {
  const { db, orgId, ordersAtOnce = ORDERS_AT_ONCE } = context;
  let after: CustomerCursor | null = null;
  let begun: [string, Orders] | null = null;
  for (;;) {
    const page = await db.query(ordersByCustomerQuery(orgId, after, ordersAtOnce));
    const byCustomer: Map<string, Orders> = new Map(begun ? [begun] : []);
    for (const order of readable(context, page)) {
      const orders = byCustomer.get(order.customerId) ?? [];
      orders.push(order);
      byCustomer.set(order.customerId, orders);
    }
    const last = page.at(-1);
    const isLast = !last || page.length < ordersAtOnce;
    // The last customer of a full page may have more orders than the page shows.
    begun = isLast ? null : ([...byCustomer].at(-1) ?? null);
    if (begun) byCustomer.delete(begun[0]);
    const known = await readFirstOrders(db, orgId, [...byCustomer.keys()]);
    yield [...byCustomer].flatMap(([id, orders]) => (known.has(id) ? [orders] : []));
    if (isLast) return;
    after = { customerId: String(last.data?.['customerId']), id: last.id };
  }
}

function readable(
  { orgId, log }: DaysContext,
  page: readonly Parameters<typeof toCohortOrder>[0][],
): (StoredCohortOrder & { customerId: string })[] {
  return page.flatMap((document) => {
    try {
      const order = toCohortOrder(document);
      if (!order || order.customerId === null || order.source.deletedAt !== null) return [];
      return [{ ...order, customerId: order.customerId }];
    } catch (error) {
      if (!(error instanceof CorruptDocument)) throw error;
      log('an order cannot be read and is in no cohort', { orgId, ...toLogFields(error) });
      return [];
    }
  });
}
