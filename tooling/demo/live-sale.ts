import { setTimeout as wait } from 'node:timers/promises';
import type { DemoStack } from './demo-stack';
import { readCustomerDocument } from './stored-documents';

const LOOK_EVERY_MS = 25;
const VISIBLE_WITHIN_MS = 15_000;

/** What became of one sale. */
export interface LiveSale {
  /** Status that its webhook got; null when there was no answer. */
  readonly answered: number | null;
  /** From the sale to the customer's changed totals in Firestore; null when they did not change in time. */
  readonly visibleAfterMs: number | null;
}

/** Sells something to a customer, announced to the simulator's current target, and waits until Firestore shows it. */
export async function placeAndAwait(
  { connection: { db }, simulator }: DemoStack,
  customer: string,
): Promise<LiveSale> {
  const countOrders = async () =>
    (await readCustomerDocument(db, customer)).customer?.insights?.totals.orderCount;
  const before = await countOrders();
  const soldAt = performance.now();
  simulator.orders.place({ id_customer: customer, status: 'completed', deliver: {} });
  let visibleAfterMs: number | null = null;
  while (visibleAfterMs === null && performance.now() - soldAt < VISIBLE_WITHIN_MS) {
    await wait(LOOK_EVERY_MS);
    if ((await countOrders()) !== before) visibleAfterMs = Math.round(performance.now() - soldAt);
  }
  await simulator.webhooks.settled();
  return { answered: simulator.webhooks.log().at(-1)?.status ?? null, visibleAfterMs };
}
