import type { OrderTruth } from './order-truth';
import { truthSegment } from './segments';
import type { Purchases, SegmentName } from './segments';
import type { World } from './world';

/** What is true of one customer. */
export interface CustomerTruth {
  readonly id_customer: string;
  readonly guest: boolean;
  readonly countedOrders: number;
  readonly countedCents: number;
  /** Of counted orders, ISO. */
  readonly firstOrderAt: string | null;
  readonly lastOrderAt: string | null;
  /** Null for guests, who have none. */
  readonly segment: SegmentName | null;
  /** Latent purchases a day while alive. */
  readonly lambda: number;
  readonly meanBasketCents: number;
  readonly droppedOutAt: string | null;
}

/** Counted purchases by customer slot. */
export function purchasesBySlot(orders: readonly OrderTruth[]): Map<number, Purchases> {
  const purchases = new Map<number, Purchases>();
  for (const order of orders) {
    if (!order.counted || order.customer < 0) continue;
    const before = purchases.get(order.customer);
    purchases.set(order.customer, {
      orders: (before?.orders ?? 0) + 1,
      totalCents: (before?.totalCents ?? 0) + order.totalCents,
      firstOrderAtMs: Math.min(before?.firstOrderAtMs ?? Infinity, order.placedAtMs),
      lastOrderAtMs: Math.max(before?.lastOrderAtMs ?? -Infinity, order.placedAtMs),
    });
  }
  return purchases;
}

function iso(ms: number | null | undefined): string | null {
  return ms === null || ms === undefined ? null : new Date(ms).toISOString();
}

/** What is true of a customer with these counted purchases, the segment as it is at an instant. */
export function describeCustomer(
  world: World,
  slot: number,
  purchases: Purchases | null,
  atMs: number,
): CustomerTruth {
  const traits = world.customers.traits(slot);
  return {
    id_customer: String(world.customers.idOf(slot)),
    guest: traits.guest,
    countedOrders: purchases?.orders ?? 0,
    countedCents: purchases?.totalCents ?? 0,
    firstOrderAt: iso(purchases?.firstOrderAtMs),
    lastOrderAt: iso(purchases?.lastOrderAtMs),
    segment: traits.guest ? null : truthSegment(purchases, atMs),
    lambda: traits.ratePerDay,
    meanBasketCents: traits.meanBasketCents,
    droppedOutAt: iso(traits.droppedOutAtMs),
  };
}
