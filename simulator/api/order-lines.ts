import type { JsonObject } from '../world/json';
import type { World } from '../world/world';

/** The `items` of an order: one entry per unit, numbered over all orders. */
export function renderLines(world: World, slot: number): JsonObject[] {
  return world.orders.lines(slot).map(({ lineId, itemIndex, unitCents }) => {
    const item = world.items[itemIndex];
    const row = world.stock.find((one) => one.item === item);
    return {
      id_item: lineId,
      id_inventory_item: item?.id ?? null,
      id_batch: row?.batchId ?? null,
      id_area: row?.area?.id ?? null,
      item: item?.name ?? null,
      category: item?.category.text ?? null,
      quantity: 1,
      price: unitCents / 100,
    };
  });
}
