import type { Contact, Profile } from '../../../functions/src/model/customer';
import type { Observation } from '../../../functions/src/model/observation';
import type { Order } from '../../../functions/src/model/order';
import type { PosLocation } from '../../../functions/src/model/org';
import type { Product, ProductCost } from '../../../functions/src/model/product';
import type { Source } from '../../../functions/src/model/source';
import { groupStock } from '../../../functions/src/pos/alleaves/group-stock';
import { createLocationBook } from '../../../functions/src/pos/alleaves/location-book';
import type { RowReading } from '../../../functions/src/pos/alleaves/row-reading';
import { toCustomer } from '../../../functions/src/pos/alleaves/to-customer';
import { toLocation } from '../../../functions/src/pos/alleaves/to-location';
import { toOrder } from '../../../functions/src/pos/alleaves/to-order';
import { toProduct } from '../../../functions/src/pos/alleaves/to-product';
import { companionOf } from '../../../functions/src/store/companions';
import { nextSource, toCandidate } from '../../../functions/src/sync/plan-commit';
import { renderCustomer } from '../../../simulator/api/customer-row';
import { renderLocation } from '../../../simulator/api/location-row';
import { renderOrder } from '../../../simulator/api/order-row';
import { renderStockRow } from '../../../simulator/api/stock-row';
import { variantsSchema } from '../../../simulator/faults/variants';
import { completeOptions } from '../../../simulator/options';
import { VirtualClock } from '../../../simulator/world/virtual-clock';
import { createWorld, type World } from '../../../simulator/world/world';

/** How big a shop is, and which one of that size. */
export interface ShopSizes {
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
}

/** A customer before anything is concluded. */
export interface ShopCustomer {
  readonly id: string;
  readonly profile: Profile;
  /** Null where the point of sale has none. */
  readonly contact: Contact | null;
  readonly source: Source;
}

/** Everything that a first sync would store, payloads apart. */
export interface ShopRecords {
  readonly locations: readonly PosLocation[];
  readonly customers: readonly ShopCustomer[];
  readonly orders: readonly { readonly id: string; readonly value: Order }[];
  readonly products: readonly {
    readonly id: string;
    readonly value: Product;
    readonly cost: ProductCost | null;
  }[];
}

const PROVIDER = 'alleaves';
const VARIANTS = variantsSchema.parse({});

/**
 * The records of a simulated shop: rows of the simulator, read by the shipped adapter. The same sizes and instant give the same ones.
 *
 * @param now when the shop's past ends; its last day is not whole.
 * @throws {BadOptionError} for sizes that the simulator does not make.
 */
export function makeRecords(sizes: ShopSizes, now: Date): ShopRecords {
  const world = createWorld(completeOptions(sizes), new VirtualClock(now), now.getTime());
  const locations = world.locations.map((one) => toLocation(renderLocation(world, one)));
  return {
    locations,
    customers: readCustomers(world, now),
    orders: readOrders(world, locations, now),
    products: readProducts(world, now),
  };
}

function readCustomers(world: World, now: Date): ShopCustomer[] {
  return world.customers.list().flatMap((slot): ShopCustomer[] => {
    const observation = observationOf(toCustomer(renderCustomer(world, slot, VARIANTS), now));
    if (observation.stream !== 'customers') return [];
    const { id, body: profile, contact } = observation;
    const source = sourceOf(observation, now);
    return [{ id, profile, contact: source.companion ? contact : null, source }];
  });
}

function readOrders(world: World, places: readonly PosLocation[], now: Date) {
  const context = { observedAt: now, locations: createLocationBook(places), statusTable: {} };
  return world.orders.list().flatMap((slot): { id: string; value: Order }[] => {
    const observation = observationOf(toOrder(renderOrder(world, slot, VARIANTS, 'one'), context));
    if (observation.stream !== 'orders') return [];
    const { id, body } = observation;
    return [{ id, value: { ...body, source: sourceOf(observation, now) } }];
  });
}

function readProducts(world: World, now: Date): ShopRecords['products'] {
  const context = { observedAt: now, onlyLocation: null };
  const rows = world.stock.map((row) => renderStockRow(world, row));
  return groupStock(rows).flatMap((item) => {
    const observation = observationOf(toProduct(item, context));
    if (observation.stream !== 'products') return [];
    const { id, body, cost } = observation;
    return [{ id, value: { ...body, source: sourceOf(observation, now) }, cost }];
  });
}

function observationOf(reading: RowReading): Observation {
  if (reading.outcome === 'found') return reading.observation;
  const { reasons } = reading.rejection;
  throw new RangeError(`The simulator made a row that cannot be read: ${reasons.join('; ')}.`);
}

function sourceOf(observation: Observation, now: Date): Source {
  const companion = companionOf(observation) !== null;
  return nextSource(toCandidate(observation), null, { provider: PROVIDER, companion, seenAt: now });
}
