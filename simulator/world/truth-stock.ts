import type { World } from './world';

/** Sellable units by product id: rows of retail areas, or without an area, that are neither deleted nor on hold. */
export function stockByItem(world: World): Record<string, number> {
  const stock: Record<string, number> = {};
  for (const row of world.stock) {
    if (row.item.deleted) continue;
    const sellable =
      (row.area === null || row.area.type === 'Retail') && !row.deleted && !row.qcHold;
    const id = String(row.item.id);
    stock[id] = (stock[id] ?? 0) + (sellable ? row.available : 0);
  }
  return stock;
}
