import type { Stock } from '../../model/product';
import type { WireStockRow } from './wire';

/** The price fields in the order in which they count; out-the-door prices (tax included) before retail prices. */
const OUT_THE_DOOR = ['price_otd_adult_use', 'price_otd_medical_use', 'price_otd'] as const;
const RETAIL = ['price_retail_adult_use', 'price_retail_medical_use', 'price_retail'] as const;
type PriceField = (typeof OUT_THE_DOOR)[number] | (typeof RETAIL)[number];

/** What one location charges; null where no field is positive. */
export interface Prices {
  readonly priceCents: number | null;
  readonly retailPriceCents: number | null;
  readonly outTheDoorPriceCents: number | null;
}

/** Whether a row is stock that a customer could be sold: not damaged, held, or deleted. */
export function isSellable(row: WireStockRow): boolean {
  if (row.deleted === true || row.qc_hold === true) return false;
  if (row.area_type === null) return (row.on_hand ?? 0) > 0 || (row.available ?? 0) > 0;
  return row.area_type.toLowerCase() === 'retail';
}

function firstPositive(
  rows: readonly WireStockRow[],
  fields: readonly PriceField[],
): number | null {
  for (const field of fields) {
    const price = rows.map((row) => row[field] ?? 0).find((cents) => cents > 0);
    if (price !== undefined) return price;
  }
  return null;
}

/** The prices of one item at one location: of its sellable rows, or of the others when those have none. */
export function readPrices(rows: readonly WireStockRow[]): Prices {
  const sellable = rows.filter(isSellable);
  const price = firstPositive(sellable, [...OUT_THE_DOOR, ...RETAIL]);
  const priced = price === null ? rows : sellable;
  return {
    priceCents: price ?? firstPositive(priced, [...OUT_THE_DOOR, ...RETAIL]),
    retailPriceCents: firstPositive(priced, RETAIL),
    outTheDoorPriceCents: firstPositive(priced, OUT_THE_DOOR),
  };
}

/** One item's stock at one location, summed over its sellable batches and areas. */
export function sumStock(rows: readonly WireStockRow[], prices: Prices): Stock {
  const sellable = rows.filter(isSellable);
  const threshold = rows
    .map((row) => row.threshold_low_quantity ?? row.location_threshold_low_quantity_value)
    .find((value) => value !== null);
  return {
    onHand: sellable.reduce((sum, row) => sum + (row.on_hand ?? 0), 0),
    available: sellable.reduce((sum, row) => sum + (row.available ?? 0), 0),
    priceCents: prices.priceCents,
    lowStockThreshold: threshold ?? null,
  };
}

/** The highest cost of the item's batches; null when none is known. Private: never beside a price. */
export function readCost(rows: readonly WireStockRow[]): number | null {
  const costs = rows.map((row) =>
    (row.cost_of_good ?? 0) > 0 ? row.cost_of_good : row.batch_cost_of_good,
  );
  const highest = Math.max(0, ...costs.map((cost) => cost ?? 0));
  return highest > 0 ? highest : null;
}

/** Percent of an active compound: the row's own field, else its laboratory result, of the first row that has one. */
export function readPotency(rows: readonly WireStockRow[], compound: 'thc' | 'cbd'): number | null {
  const ordered = [...rows.filter(isSellable), ...rows];
  for (const row of ordered) {
    const measured = row.compounds?.find(
      ({ compound: name }) => name?.toLowerCase().replace(/\s*%$/, '') === compound,
    );
    const percent = row[compound] ?? measured?.result ?? null;
    if (percent !== null) return percent;
  }
  return null;
}
