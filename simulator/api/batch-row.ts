import type { JsonObject } from '../world/json';
import type { World } from '../world/world';
import { renderStockRow } from './stock-row';

const SHARED_FIELDS = [
  'id_batch',
  'id_item',
  'item',
  'id_location',
  'id_area',
  'area',
  'status',
  'id_status',
  'date_expire',
  'on_hand',
  'available',
  'thc_mg',
  'cbd_mg',
] as const;

/** The batches of the stock list, one row each: quantities are sums over its areas. */
export function renderBatches(world: World): JsonObject[] {
  const batches = new Map<number, JsonObject>();
  for (const row of world.stock) {
    if (row.item.deleted) continue;
    const before = batches.get(row.batchId);
    const shown = renderStockRow(world, row);
    const onHand = row.onHand + Number(before?.['on_hand'] ?? 0);
    batches.set(row.batchId, {
      ...Object.fromEntries(SHARED_FIELDS.map((field) => [field, shown[field] ?? null])),
      ...before,
      tag: row.batchLabel,
      metrc_tag: shown['metrc_package_label'] ?? null,
      barcode: null,
      quantity: onHand,
      on_hand: onHand,
      available: row.available + Number(before?.['available'] ?? 0),
      terpenes: [],
      effects: [],
    });
  }
  return [...batches.values()];
}
