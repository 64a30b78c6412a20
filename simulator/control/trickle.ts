import type { Engine } from '../engine';
import { addCustomer } from '../world/customer-operations';
import { statusKind } from '../world/order-status';
import { placeOrder } from '../world/place-order';
import { setOrderStatus } from '../world/change-order';
import { Random, STREAM } from '../world/random';
import type { World } from '../world/world';
import type { WebhookControl } from '../webhooks/webhook-control';
import { trickleSchema } from './inputs';
import type { TrickleInput } from './inputs';
import { pickBuyer } from './order-control';

const ADVANCE_SHARE = 0.25;
const ANONYMOUS_SHARE = 0.15;
const NEWCOMER_SHARE = 0.04;
const PICKUP_SHARE = 0.2;
const STOCK_EVENT_SHARE = 0.1;
/** Only the newest orders can be open. */
const LOOK_BACK = 1_000;
const NEXT_STATUS: Readonly<Record<string, string>> = {
  pending: 'confirmed',
  submitted: 'confirmed',
  confirmed: 'ready',
  preparing: 'ready',
  processing: 'ready',
  ready: 'completed',
};

function findOpenOrder(world: World): number | null {
  const recent = world.orders.list().slice(-LOOK_BACK);
  return recent.find((slot) => statusKind(world.orders.read(slot).status).open) ?? null;
}

/** Moves the oldest open order one step. @returns false when none is open. */
function advanceOrder(world: World, webhooks: WebhookControl): boolean {
  const slot = findOpenOrder(world);
  if (slot === null) return false;
  const next = NEXT_STATUS[statusKind(world.orders.read(slot).status).text] ?? 'completed';
  setOrderStatus(world, slot, next);
  webhooks.announce('order.updated', String(world.orders.idOf(slot)));
  return true;
}

function pickCustomer(world: World, random: Random, webhooks: WebhookControl): number {
  if (random.chance(ANONYMOUS_SHARE)) return -1;
  if (!random.chance(NEWCOMER_SHARE)) return pickBuyer(world, random);
  const slot = addCustomer(world, {});
  webhooks.announce('customer.created', String(world.customers.idOf(slot)));
  return slot;
}

/** One thing that happens in a store: an open order moves on, or someone buys. */
export function trickleOnce(engine: Engine, random: Random, webhooks: WebhookControl): void {
  const { world } = engine;
  if (random.chance(ADVANCE_SHARE) && advanceOrder(world, webhooks)) return;
  const customer = pickCustomer(world, random, webhooks);
  const pickup = customer >= 0 && random.chance(PICKUP_SHARE);
  const slot = placeOrder(world, random, {
    customer,
    status: pickup ? 'pending' : 'completed',
    type: pickup ? 'pickup' : 'retail',
  });
  webhooks.announce('order.created', String(world.orders.idOf(slot)));
  const item = world.items[world.orders.lines(slot)[0]?.itemIndex ?? -1];
  if (item !== undefined && random.chance(STOCK_EVENT_SHARE))
    webhooks.announce('inventory.updated', String(item.id));
}

/** A steady flow of sales. */
export interface TrickleControl {
  /** Starts it, or changes its pace; at most 120 a minute. @throws {z.ZodError} */
  start(given?: TrickleInput): { readonly perMinute: number };
  stop(): void;
  /** Lets things happen at once: for tests that do not want to wait. */
  step(count: number): void;
  perMinute(): number;
}

/** The trickle of an engine, stopped at first. What happens follows from the seed; when, from real time. */
export function trickleControl(engine: Engine, webhooks: WebhookControl): TrickleControl {
  const random = new Random(engine.options.seed, STREAM.trickle);
  let timer: NodeJS.Timeout | null = null;
  let pace = 0;
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
    pace = 0;
  };
  return {
    start(given = {}) {
      stop();
      pace = trickleSchema.parse(given).perMinute;
      timer = setInterval(() => trickleOnce(engine, random, webhooks), 60_000 / pace).unref();
      return { perMinute: pace };
    },
    stop,
    step(count) {
      for (let step = 0; step < count; step += 1) trickleOnce(engine, random, webhooks);
    },
    perMinute: () => pace,
  };
}
