import { setTimeout as wait } from 'node:timers/promises';
import type { DeliveryInput } from '../../simulator/webhooks/inputs';
import type { Simulator } from '../../simulator/simulator';
import { DEMO_ORG_ID } from './demo-org';
import type { DemoStack } from './demo-stack';
import { findStoredOrders, isSameDocument, readCustomerDocument } from './stored-documents';
import { placeAndAwait } from './live-sale';

/** Sales whose way is timed. */
const TIMED_SALES = 3;

/** How long a forged sale gets to do damage before we look for it. */
const DAMAGE_WITHIN_MS = 1_000;

/** An organisation that does not exist. */
const OTHER_ORG_ID = 'another-org';

/** What became of sales that a webhook announced, and of forged ones. */
export interface LiveCheck {
  /** Status that each signed delivery got. */
  readonly answered: readonly (number | null)[];
  /** For each sale, from the sale to the changed totals in Firestore; null when they did not change in time. */
  readonly salesVisibleAfterMs: readonly (number | null)[];
  /** The slowest of them; null when one did not become visible at all. */
  readonly visibleAfterMs: number | null;
  /** Statuses that deliveries got that were tampered with, not signed, or sent to another org. */
  readonly refused: Readonly<Record<'tampered' | 'unsigned' | 'wrongOrg', number | null>>;
  /** Whether the customer's document differs in anything after the refused deliveries, or one of their orders is stored. */
  readonly refusedChangedSomething: boolean;
}

/**
 * Sells something to one customer, three times, and times how long each sale takes from the till to that customer's
 * totals in Firestore: webhook, signature, commit, trigger, recompute. The receiver is first asked whether it is there, as a
 * POS does when a webhook is registered, so the start of a cold instance is not part of the figures.
 *
 * Then forges three sales, which must be refused and leave everything as it was.
 */
export async function checkLiveSales(stack: DemoStack): Promise<LiveCheck> {
  await fetch(stack.webhook.url);
  const customer = pickCustomer(stack.simulator);
  stack.simulator.webhooks.setTarget(stack.webhook);
  const sales = [];
  for (let sale = 0; sale < TIMED_SALES; sale += 1)
    sales.push(await placeAndAwait(stack, customer));
  const salesVisibleAfterMs = sales.map(({ visibleAfterMs }) => visibleAfterMs);
  return {
    answered: sales.map(({ answered }) => answered),
    salesVisibleAfterMs,
    visibleAfterMs: slowest(salesVisibleAfterMs),
    ...(await forge(stack, customer)),
  };
}

/** Whether everything was as it should be. */
export function isLiveCheckGood(check: LiveCheck): boolean {
  const { answered, visibleAfterMs, refused, refusedChangedSomething } = check;
  const allTaken = answered.every((status) => status === 200);
  const allRefused = Object.values(refused).every((status) => status === 401);
  return allTaken && visibleAfterMs !== null && allRefused && !refusedChangedSomething;
}

async function forge(
  { connection: { db }, simulator, webhook }: DemoStack,
  customer: string,
): Promise<Pick<LiveCheck, 'refused' | 'refusedChangedSomething'>> {
  const before = await readCustomerDocument(db, customer);
  const { url, secret } = webhook;
  const elsewhere = url.replace(`/${DEMO_ORG_ID}/`, `/${OTHER_ORG_ID}/`);
  const send = (target: string, deliver: DeliveryInput = {}) =>
    placeForged(simulator, { customer, url: target, secret, deliver });
  const tampered = await send(url, { fault: 'tampered' });
  const unsigned = await send(url, { fault: 'unsigned' });
  const wrongOrg = await send(elsewhere);
  await wait(DAMAGE_WITHIN_MS);
  const ids = [tampered, unsigned, wrongOrg].map(({ id }) => id);
  const stored = await findStoredOrders(db, [DEMO_ORG_ID, OTHER_ORG_ID], ids);
  const after = await readCustomerDocument(db, customer);
  return {
    refused: {
      tampered: tampered.status,
      unsigned: unsigned.status,
      wrongOrg: wrongOrg.status,
    },
    refusedChangedSomething: stored.length > 0 || !isSameDocument(before, after),
  };
}

async function placeForged(
  simulator: Simulator,
  sale: { customer: string; url: string; secret: string; deliver: DeliveryInput },
): Promise<{ id: string; status: number | null }> {
  const { customer, url, secret, deliver } = sale;
  simulator.webhooks.setTarget({ url, secret });
  const { id } = simulator.orders.place({ id_customer: customer, status: 'completed', deliver });
  await simulator.webhooks.settled();
  return { id, status: simulator.webhooks.log().at(-1)?.status ?? null };
}

function pickCustomer(simulator: Simulator): string {
  const found = simulator
    .truth({ customers: true })
    .perCustomer?.find(({ segment }) => segment === 'loyal');
  if (!found) throw new Error('The simulator has no loyal customer to sell to.');
  return found.id_customer;
}

function slowest(times: readonly (number | null)[]): number | null {
  const known = times.filter((ms) => ms !== null);
  return known.length === times.length ? Math.max(...known) : null;
}
