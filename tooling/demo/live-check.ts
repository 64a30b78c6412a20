import { setTimeout as wait } from 'node:timers/promises';
import type { Insights } from '../../functions/src/model/insights';
import type { Database } from '../../functions/src/store/database';
import { loadRecords } from '../../functions/src/store/records';
import type { DeliveryInput } from '../../simulator/webhooks/inputs';
import type { Simulator } from '../../simulator/simulator';
import { DEMO_ORG_ID } from './demo-org';
import type { DemoStack } from './demo-stack';

const LOOK_EVERY_MS = 25;
const VISIBLE_WITHIN_MS = 15_000;

/** What became of a sale that a webhook announced, and of forged ones. */
export interface LiveCheck {
  /** Status that the signed delivery got. */
  readonly answered: number | null;
  /** From the sale to the changed totals in Firestore; null when they did not change in time. */
  readonly visibleAfterMs: number | null;
  /** Statuses that deliveries got that were tampered with, not signed, or sent to another org. */
  readonly refused: Readonly<Record<'tampered' | 'unsigned' | 'wrongOrg', number | null>>;
  /** Whether a refused delivery changed the customer. */
  readonly refusedChangedSomething: boolean;
}

/**
 * Asks whether the webhook is there, as a POS does when it is registered; then sells something to one customer and waits until the signed webhook has changed that customer's totals in Firestore.
 * Then sends what must be refused, and looks whether it changed anything.
 */
export async function checkLiveSale({
  connection: { db },
  simulator,
  webhook,
}: DemoStack): Promise<LiveCheck> {
  await fetch(webhook.url);
  const customer = pickCustomer(simulator);
  const before = await insightsOf(db, customer);
  const soldAt = performance.now();
  const signed = await sell(simulator, { customer, url: webhook.url, secret: webhook.secret });
  const visibleAfterMs = await untilChanged(db, customer, before, soldAt);
  const settled = await insightsOf(db, customer);
  const { url, secret } = webhook;
  const elsewhere = url.replace(`/${DEMO_ORG_ID}/`, '/another-org/');
  const refused = {
    tampered: await sell(simulator, { customer, url, secret, deliver: { fault: 'tampered' } }),
    unsigned: await sell(simulator, { customer, url, secret, deliver: { fault: 'unsigned' } }),
    wrongOrg: await sell(simulator, { customer, url: elsewhere, secret }),
  };
  await wait(1_000);
  const after = await insightsOf(db, customer);
  return {
    answered: signed,
    visibleAfterMs,
    refused,
    refusedChangedSomething: after?.totals.orderCount !== settled?.totals.orderCount,
  };
}

/** Whether everything was as it should be. */
export function isLiveCheckGood({
  answered,
  visibleAfterMs,
  refused,
  refusedChangedSomething,
}: LiveCheck): boolean {
  const allRefused = Object.values(refused).every((status) => status === 401);
  return answered === 200 && visibleAfterMs !== null && allRefused && !refusedChangedSomething;
}

async function sell(
  simulator: Simulator,
  sale: { customer: string; url: string; secret: string; deliver?: DeliveryInput },
): Promise<number | null> {
  simulator.webhooks.setTarget({ url: sale.url, secret: sale.secret });
  simulator.orders.place({
    id_customer: sale.customer,
    status: 'completed',
    deliver: sale.deliver ?? {},
  });
  await simulator.webhooks.settled();
  return simulator.webhooks.log().at(-1)?.status ?? null;
}

function pickCustomer(simulator: Simulator): string {
  const found = simulator
    .truth({ customers: true })
    .perCustomer?.find(({ segment }) => segment === 'loyal');
  if (!found) throw new Error('The simulator has no loyal customer to sell to.');
  return found.id_customer;
}

async function insightsOf(db: Database, externalId: string): Promise<Insights | null> {
  const id = `alv_${externalId}`;
  const record = (await loadRecords(db, DEMO_ORG_ID, 'customers', [id])).get(id);
  return record?.stream === 'customers' ? record.value.insights : null;
}

async function untilChanged(
  db: Database,
  customer: string,
  before: Insights | null,
  soldAt: number,
): Promise<number | null> {
  while (performance.now() - soldAt < VISIBLE_WITHIN_MS) {
    const now = await insightsOf(db, customer);
    if (now && now.totals.orderCount !== before?.totals.orderCount)
      return Math.round(performance.now() - soldAt);
    await wait(LOOK_EVERY_MS);
  }
  return null;
}
