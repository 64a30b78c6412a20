import { readLeftContact } from './left-contact';
import { readOrderTruths } from './order-truth';
import type { OrderTruth } from './order-truth';
import { truthSegment } from './segments';
import type { SegmentName } from './segments';
import { describeCustomer, purchasesBySlot } from './truth-customers';
import type { CustomerTruth } from './truth-customers';
import { truthOfDays } from './truth-days';
import type { DayTruth } from './truth-days';
import { stockByItem } from './truth-stock';
import type { World } from './world';

/** Everything a test may want to compare with. Money is in cents. */
export interface Truth {
  /** The instant the segments hold at, ISO. */
  readonly at: string;
  readonly counts: {
    readonly customers: number;
    readonly guests: number;
    /** Customers, guests left out, with at least one counted order. */
    readonly customersWithOrders: number;
    readonly orders: number;
    readonly ordersByStatus: Readonly<Record<string, number>>;
    readonly countedOrders: number;
    readonly countedCents: number;
    /** Orders whose total is missing or no number: part of `orders`, of nothing else. */
    readonly unreadableOrders: number;
    readonly products: number;
    readonly productsPriced: number;
  };
  /** Sellable units by product id. */
  readonly stockByItem: Readonly<Record<string, number>>;
  /** By `locationId/YYYY-MM-DD`. */
  readonly perDay: Readonly<Record<string, DayTruth>>;
  readonly segments: Readonly<Record<string, number>>;
  readonly perCustomer?: readonly CustomerTruth[];
  /**
   * Who really bought the anonymous orders with which something was left, by order id: a customer's id, or null for somebody who
   * is not on the roster. No row says so.
   */
  readonly buyers?: Readonly<Record<string, string | null>>;
}

function countOrders(orders: readonly OrderTruth[]) {
  const ordersByStatus: Record<string, number> = {};
  const counts = { orders: 0, countedOrders: 0, countedCents: 0, unreadableOrders: 0 };
  for (const order of orders) {
    counts.orders += 1;
    ordersByStatus[order.resolution] = (ordersByStatus[order.resolution] ?? 0) + 1;
    if (!order.readable) counts.unreadableOrders += 1;
    if (!order.counted) continue;
    counts.countedOrders += 1;
    counts.countedCents += order.totalCents;
  }
  return { ...counts, ordersByStatus };
}

/** The truth, from the simulator's own state: all orders known now, segments as they are at `at`. */
export function readTruth(
  world: World,
  given: { readonly at: Date; readonly customers: boolean; readonly buyers?: boolean },
): Truth {
  const orders = readOrderTruths(world);
  const purchases = purchasesBySlot(orders);
  const atMs = given.at.getTime();
  const slots = world.customers.list();
  const segments: Record<string, number> = {};
  let customersWithOrders = 0;
  for (const slot of slots.filter((one) => !world.customers.isGuest(one))) {
    const bought = purchases.get(slot) ?? null;
    if (bought !== null) customersWithOrders += 1;
    const segment = truthSegment(bought, atMs);
    segments[segment] = (segments[segment] ?? 0) + 1;
  }
  const items = world.items.filter(
    (item) => !item.deleted && world.stock.some((row) => row.item === item),
  );
  return {
    at: given.at.toISOString(),
    counts: {
      customers: slots.length,
      guests: slots.filter((slot) => world.customers.isGuest(slot)).length,
      customersWithOrders,
      ...countOrders(orders),
      products: items.length,
      productsPriced: items.filter((item) => item.priceCents > 0).length,
    },
    stockByItem: stockByItem(world),
    perDay: truthOfDays(world, orders),
    segments,
    ...(given.customers
      ? {
          perCustomer: slots.map((slot) =>
            describeCustomer(world, slot, purchases.get(slot) ?? null, atMs),
          ),
        }
      : {}),
    ...(given.buyers ? { buyers: readBuyers(world) } : {}),
  };
}

function readBuyers(world: World): Record<string, string | null> {
  const found = world.orders.list().flatMap((slot): [string, string | null][] => {
    const left = readLeftContact(world, slot);
    if (left === null) return [];
    const buyer = left.buyer === null ? null : String(world.customers.idOf(left.buyer));
    return [[String(world.orders.idOf(slot)), buyer]];
  });
  return Object.fromEntries(found);
}

/** The segment of each named customer at its own instant; customers the roster does not have are left out. */
export function readSegmentsAt(
  world: World,
  at: Readonly<Record<string, Date>>,
): Record<string, SegmentName> {
  const purchases = purchasesBySlot(readOrderTruths(world));
  const found = Object.entries(at).flatMap(([id, instant]): [string, SegmentName][] => {
    const slot = world.customers.find(id);
    return slot === null
      ? []
      : [[id, truthSegment(purchases.get(slot) ?? null, instant.getTime())]];
  });
  return Object.fromEntries(found);
}
