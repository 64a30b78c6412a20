import { productObservationSchema } from '../../model/observation';
import type { ProductBody } from '../../model/product';
import { toCategory } from './category-map';
import { toProductRaw } from './raw-payload';
import { listReasons, reject, toDocumentId, type RowReading } from './row-reading';
import { isSellable, readCost, readPotency, readPrices, sumStock } from './stock-rows';
import { wireStockRow, type WireStockRow } from './wire';

/** All stock rows of one catalogue item. */
export interface ItemRows {
  /** Null where no id can be read; then there is one row. */
  readonly externalId: string | null;
  readonly rows: readonly unknown[];
}

const byNumber = new Intl.Collator('en', { numeric: true });

function toSortKey(row: WireStockRow): string {
  return `${row.id_location} ${row.id_batch} ${row.id_area}`;
}

/** The POS promises no order, and the first value must not change from pull to pull. */
function inFixedOrder(rows: readonly WireStockRow[]): WireStockRow[] {
  return rows.toSorted((a, b) => byNumber.compare(toSortKey(a), toSortKey(b)));
}

function groupByLocation(rows: readonly WireStockRow[]): Map<string, WireStockRow[]> {
  const groups = new Map<string, WireStockRow[]>();
  for (const row of rows) {
    const id = row.id_location ?? '';
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
}

function findFirst<T>(rows: readonly WireStockRow[], read: (row: WireStockRow) => T | null) {
  return rows.map(read).find((value) => value !== null) ?? null;
}

function findExpiry(rows: readonly WireStockRow[]): string | null {
  const inStock = rows.filter((row) => isSellable(row) && (row.available ?? 0) > 0);
  return inStock.flatMap((row) => row.date_expire ?? []).toSorted()[0] ?? null;
}

function readBody(rows: readonly WireStockRow[], name: string): ProductBody {
  const locations = [...groupByLocation(rows)].map(([id, group]) => {
    const prices = readPrices(group);
    return { id, prices, stock: sumStock(group, prices) };
  });
  const priced = locations.find(({ prices }) => prices.priceCents !== null)?.prices;
  const rawCategory = findFirst(rows, (row) => row.category);
  return {
    name,
    brand: findFirst(rows, (row) => row.brand),
    category: toCategory(rawCategory),
    rawCategory,
    strain: findFirst(rows, (row) => row.strain),
    stock: Object.fromEntries(locations.map(({ id, stock }) => [id, stock])),
    priceCents: priced?.priceCents ?? null,
    retailPriceCents: priced?.retailPriceCents ?? null,
    outTheDoorPriceCents: priced?.outTheDoorPriceCents ?? null,
    potency: { thcPercent: readPotency(rows, 'thc'), cbdPercent: readPotency(rows, 'cbd') },
    cannabis: rows.some((row) => row.is_cannabis === true),
    expiresOn: findExpiry(rows),
  };
}

function listGaps(row: WireStockRow): string[] {
  return [
    ...(row.id_location === null ? ['id_location: is missing'] : []),
    ...(isSellable(row) && row.available === null ? ['available: is missing'] : []),
    ...(isSellable(row) && row.on_hand === null ? ['on_hand: is missing'] : []),
  ];
}

/**
 * The stock rows of one item as one product. One unreadable row rejects the item, because a sum without it would be
 * a wrong stock. Products carry no update time: a sum of rows has none.
 * @param onlyLocation where rows belong that name no location; null when the org has several.
 */
export function toProduct(
  { externalId, rows }: ItemRows,
  { observedAt, onlyLocation }: { observedAt: Date; onlyLocation: string | null },
): RowReading {
  const about = { stream: 'products' as const, externalId, observedAt, raw: toProductRaw(rows) };
  const parsed = wireStockRow.array().safeParse(rows);
  if (!parsed.success) return reject(about, listReasons(parsed.error));
  if (externalId === null) return reject(about, ['id_item: is missing']);
  const placed = parsed.data.map((row) => ({
    ...row,
    id_location: row.id_location ?? onlyLocation,
  }));
  const ordered = inFixedOrder(placed);
  const name = findFirst(ordered, (row) => row.item);
  const gaps = [
    ...new Set(ordered.flatMap(listGaps)),
    ...(name === null ? ['item: is missing'] : []),
  ];
  if (name === null || gaps.length > 0) return reject(about, gaps);

  const costCents = readCost(ordered);
  const observation = productObservationSchema.safeParse({
    ...about,
    id: toDocumentId(externalId),
    updatedAt: null,
    body: readBody(ordered, name),
    cost: costCents === null ? null : { costCents },
  });
  if (!observation.success) return reject(about, listReasons(observation.error));
  return { outcome: 'found', observation: observation.data };
}
