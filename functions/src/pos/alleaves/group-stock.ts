import { isJsonObject, toJson } from './json';
import { readRowId } from './row-reading';
import type { ItemRows } from './to-product';

/**
 * The rows of a stock answer by catalogue item, items in order of first appearance. A row that the answer repeats
 * word for word counts once, if it names its batch: one batch in one area is one row.
 */
export function groupStock(rows: readonly unknown[]): ItemRows[] {
  const groups = new Map<string, unknown[]>();
  const withoutId: ItemRows[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const externalId = readRowId('products', row);
    if (externalId === null) {
      withoutId.push({ externalId, rows: [row] });
      continue;
    }
    if (isJsonObject(row) && row['id_batch'] !== null && row['id_batch'] !== undefined) {
      const text = toJson(row);
      if (seen.has(text)) continue;
      seen.add(text);
    }
    const group = groups.get(externalId);
    if (group) group.push(row);
    else groups.set(externalId, [row]);
  }
  return [...[...groups].map(([externalId, group]) => ({ externalId, rows: group })), ...withoutId];
}
