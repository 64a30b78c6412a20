import {
  createFitCollector,
  type FittedOrder,
} from '../../functions/src/insights/fit/fit-collector';
import { planFit, type PlannedFit } from '../../functions/src/insights/fit/plan-fit';
import type { MbgNbdParameters } from '../../functions/src/insights/purchase-model/mbg-nbd';
import { toPurchaseDays } from '../../functions/src/insights/purchase-model/purchase-days';
import type { PurchaseHistory } from '../../functions/src/insights/purchase-model/split-histories';
import type { Fit } from '../../functions/src/model/fit';
import { completeOptions, type ProfileName } from '../../simulator/options';
import { readOrderTruths, type OrderTruth } from '../../simulator/world/order-truth';
import { BUYERS } from '../../simulator/world/profile-buyers';
import { VirtualClock } from '../../simulator/world/virtual-clock';
import { createWorld, type World } from '../../simulator/world/world';
import { formatDay } from '../../simulator/world/zone-days';

/** When the simulated past ends; its last day is not whole. */
const NOW = new Date('2026-01-31T17:00:00Z');

/** A simulated shop as a fit sees it, with what only the simulator knows. */
export interface SimulatedShop {
  /** The fit that the pipeline would store. */
  readonly fit: Fit;
  /** Of its customers, each with the day on which they left for good. */
  readonly histories: readonly PurchaseHistory[];
  /** Null for a profile that does not buy by the model. */
  readonly truth: MbgNbdParameters | null;
}

/** Makes a shop of the simulator, and the fit of it. @throws {BadOptionError} for sizes that it does not make. */
export function simulateShop(sizes: {
  readonly profile: ProfileName;
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
}): SimulatedShop {
  const world = createWorld(completeOptions(sizes), new VirtualClock(NOW), NOW.getTime());
  const timezone = world.locations[0]?.zone ?? 'UTC';
  const planned = planFit({ fitId: null, share: 0, timezone, now: NOW });
  if (planned === null) throw new RangeError('a shop without a fit is due for one');
  return { ...fitShop(world, planned), truth: sizes.profile === 'buyers' ? toTruth(world) : null };
}

function fitShop(world: World, planned: PlannedFit): Pick<SimulatedShop, 'fit' | 'histories'> {
  const collector = createFitCollector(planned);
  const histories: PurchaseHistory[] = [];
  for (const [slot, orders] of ordersByMember(world)) {
    collector.add({ customerId: String(slot), orders });
    histories.push({ days: toPurchaseDays(orders), leftOn: leftOn(world, slot) });
  }
  return { fit: collector.finish({ offered: new Set(), now: NOW }).fit, histories };
}

function ordersByMember(world: World): Map<number, FittedOrder[]> {
  const found = new Map<number, FittedOrder[]>();
  for (const order of readOrderTruths(world)) {
    if (order.customer < 0 || world.customers.isGuest(order.customer)) continue;
    const orders = found.get(order.customer) ?? [];
    orders.push(toFittedOrder(order));
    found.set(order.customer, orders);
  }
  return found;
}

function toFittedOrder({ counted, day, placedAtMs, ...cents }: OrderTruth): FittedOrder {
  const { subtotalCents, taxCents, discountCents, totalCents } = cents;
  return {
    counted,
    businessDay: formatDay(day),
    placedAt: new Date(placedAtMs),
    totals: { subtotalCents, taxCents, discountCents, totalCents },
    items: [],
  };
}

/** The day number after which a customer never came again; null for who is still there. */
function leftOn(world: World, slot: number): number | null {
  const { droppedOutAtMs, homeLocation } = world.customers.traits(slot);
  if (droppedOutAtMs === null) return null;
  const zone = world.locations[homeLocation]?.zone ?? 'UTC';
  return world.zoneDays.dayNumber(zone, droppedOutAtMs);
}

/**
 * What the members' visits are drawn from, at the scale that the wanted number of orders led to. That some of the orders are cancelled
 * later is no part of it, so a fit may come a little closer.
 */
function toTruth({ calibration }: World): MbgNbdParameters {
  const { rateShape, rateScalePerDay, dropA, dropB } = BUYERS;
  const alpha = 1 / (rateScalePerDay * calibration.rateScale);
  return { r: rateShape, alpha, a: dropA, b: dropB };
}
