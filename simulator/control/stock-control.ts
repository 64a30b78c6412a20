import { renderStockRow } from '../api/stock-row';
import type { Engine } from '../engine';
import type { Item } from '../world/catalogue';
import { OperationError } from '../world/customer-operations';
import type { JsonObject } from '../world/json';
import type { StoreLocation } from '../world/locations';
import type { World } from '../world/world';
import { productChangeSchema, stockChangeSchema } from './inputs';
import type { ProductChangeInput, StockChangeInput } from './inputs';
import type { WebhookControl } from '../webhooks/webhook-control';

/** @throws {OperationError} when the catalogue has no such product. */
export function requireItem(world: World, id: string | number): Item {
  const item = world.items.find((one) => String(one.id) === String(id));
  if (item === undefined) throw new OperationError(`There is no product ${id}.`);
  return item;
}

/** @throws {OperationError} when the company has no such location. */
export function requireLocation(world: World, id: string | number): StoreLocation {
  const location = world.locations.find((one) => String(one.id) === String(id));
  if (location === undefined) throw new OperationError(`There is no location ${id}.`);
  return location;
}

/** Operations on stock and products. */
export function stockControl(engine: Engine, webhooks: WebhookControl) {
  const rowsOf = (item: Item): JsonObject[] =>
    engine.world.stock
      .filter((row) => row.item === item)
      .map((row) => renderStockRow(engine.world, row));
  return {
    /** Sets figures of the first row that fits; `on_hand` follows `available` up. @returns the product's rows. @throws {OperationError | z.ZodError} */
    changeStock(given: StockChangeInput): JsonObject[] {
      const change = stockChangeSchema.parse(given);
      const item = requireItem(engine.world, change.id_item);
      const row = engine.world.stock.find(
        (one) =>
          one.item === item &&
          (change.id_location === undefined || String(one.location.id) === change.id_location) &&
          (change.id_batch === undefined || String(one.batchId) === change.id_batch),
      );
      if (row === undefined)
        throw new OperationError(`Product ${change.id_item} has no such stock row.`);
      row.available = change.available ?? row.available;
      row.onHand = Math.max(change.on_hand ?? row.onHand, row.available);
      row.deleted = change.deleted ?? row.deleted;
      row.qcHold = change.qc_hold ?? row.qcHold;
      row.updatedAtMs = engine.clock.nowMs();
      if (given.deliver !== undefined)
        webhooks.announce('inventory.updated', change.id_item, given.deliver);
      return rowsOf(item);
    },

    /** Changes name, brand or price, or takes the product out. @returns its rows. @throws {OperationError | z.ZodError} */
    changeProduct(id: string, given: ProductChangeInput): JsonObject[] {
      const change = productChangeSchema.parse(given);
      const item = requireItem(engine.world, id);
      item.name = change.name ?? item.name;
      item.brand = change.brand === undefined ? item.brand : change.brand;
      item.priceCents = change.priceCents ?? item.priceCents;
      item.deleted = change.deleted ?? item.deleted;
      const event = item.deleted ? 'product.deleted' : 'product.updated';
      if (given.deliver !== undefined) webhooks.announce(event, id, given.deliver);
      return rowsOf(item);
    },
  };
}
