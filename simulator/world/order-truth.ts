import { isJsonObject } from './json';
import type { Json } from './json';
import type { OrderMoney } from './order-facts';
import { isCounted, resolveRawStatus, statusKind } from './order-status';
import type { Resolution } from './order-status';
import type { World } from './world';

/** What is true of one order, fields laid over its row included. */
export interface OrderTruth extends OrderMoney {
  readonly slot: number;
  readonly customer: number;
  readonly location: number;
  readonly placedAtMs: number;
  /** The calendar day in the location's zone. */
  readonly day: number;
  readonly resolution: Resolution;
  readonly counted: boolean;
  /** False when an override left the total out: no reader can store such an order. */
  readonly readable: boolean;
}

/** Cents of an amount in dollars, as a number or as text; null when it is none. */
function toCents(value: Json | undefined): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.round(number * 100) : null;
}

/** What is true of an order now. */
export function readOrderTruth(world: World, slot: number): OrderTruth {
  const order = world.orders.read(slot);
  const kind = statusKind(order.status);
  const over = world.orders.overrideOf(slot)?.always;
  const money = (field: string, cents: number) =>
    over !== undefined && field in over ? toCents(over[field]) : cents;
  const raw = {
    status: kind.text,
    complete: kind.complete,
    cancel: kind.cancel,
    void: kind.void,
    verified: kind.verified,
    packed: kind.packed,
    paid_in_full: order.paidInFull,
    ...over,
  };
  const resolution = resolveRawStatus(isJsonObject(raw) ? raw : {});
  const total = money('total', order.totalCents);
  const zone = world.locations[order.location]?.zone ?? 'UTC';
  return {
    slot,
    customer: order.customer,
    location: order.location,
    placedAtMs: order.placedAtMs,
    day: world.zoneDays.dayNumber(zone, order.placedAtMs),
    resolution,
    counted: total !== null && isCounted(resolution, raw.paid_in_full),
    readable: total !== null,
    subtotalCents: money('subtotal', order.subtotalCents) ?? 0,
    discountCents: money('discount', order.discountCents) ?? 0,
    taxCents: money('tax', order.taxCents) ?? 0,
    totalCents: total ?? 0,
  };
}

/** What is true of every order, oldest first. */
export function readOrderTruths(world: World): OrderTruth[] {
  return world.orders.list().map((slot) => readOrderTruth(world, slot));
}
