import { apportion, at } from './columns';
import { planCategories } from './catalogue';
import type { Item } from './catalogue';
import {
  CAPTURED_ON_HAND,
  CAPTURED_ROWS,
  DAMAGED_ROWS,
  NULLS,
  RESERVED_ROWS,
  SPLIT_BATCH_SHARE,
} from './catalogue-facts';
import type { Area, StoreLocation } from './locations';
import { Random, STREAM } from './random';

/** One item × batch × area row of the stock list. */
export interface StockRow {
  readonly item: Item;
  readonly batchId: number;
  readonly batchLabel: string;
  readonly location: StoreLocation;
  /** Null exactly when the row has no stock record. */
  readonly area: Area | null;
  /** Position among all rows: decides which of the sparse fields the row has. */
  readonly index: number;
  onHand: number;
  available: number;
  deleted: boolean;
  qcHold: boolean;
  updatedAtMs: number;
}

interface Placement {
  readonly item: Item;
  readonly batch: number;
  readonly location: StoreLocation;
  /** The second row of a batch that lies in two areas. */
  readonly split: boolean;
  readonly whole: boolean;
}

const FIRST_BATCH_ID = 1600;

function pickLocation(random: Random, locations: readonly StoreLocation[]): StoreLocation {
  let roll = random.unit() * 100;
  const found = locations.find((location) => (roll -= location.salesPercent) < 0) ?? locations[0];
  if (found === undefined) throw new RangeError('a world needs a location');
  return found;
}

/** Each product once, and its second row: another batch (at the next store for every other one) or, rarely, the same batch elsewhere. */
function placeRows(
  random: Random,
  items: readonly Item[],
  locations: readonly StoreLocation[],
  stockRows: number,
): Placement[] {
  const doubles = new Set<number>();
  for (const { category, doubles: count } of planCategories(items.length, stockRows)) {
    for (const item of items.filter((one) => one.category === category).slice(0, count))
      doubles.add(item.index);
  }
  const splits = Math.round(doubles.size * SPLIT_BATCH_SHARE);
  const placements: Placement[] = [];
  let batch = 0;
  let second = 0;
  for (const item of items) {
    const location = pickLocation(random, locations);
    const isDouble = doubles.has(item.index);
    const split = isDouble && second < splits;
    placements.push({ item, batch, location, split: false, whole: !split });
    if (isDouble) {
      const moved =
        second % 2 === 1 ? locations[(location.index + 1) % locations.length] : location;
      placements.push({
        item,
        batch: split ? batch : ++batch,
        location: split ? location : (moved ?? location),
        split,
        whole: !split,
      });
      second += 1;
    }
    batch += 1;
  }
  return placements;
}

/** `quota` of the given positions, chosen at random. */
function choose(random: Random, positions: readonly number[], quota: number): Set<number> {
  return new Set(random.shuffle(positions).slice(0, quota));
}

/** The stock list: shares of empty, damaged and reserved rows, and the units on hand, are those of the capture. */
export function makeStock(
  seed: number,
  items: readonly Item[],
  locations: readonly StoreLocation[],
  stockRows: number,
  nowMs: number,
): StockRow[] {
  const random = new Random(seed, STREAM.stock);
  const scaled = (count: number) => Math.round((count * stockRows) / CAPTURED_ROWS);
  const placements = placeRows(random, items, locations, stockRows);
  const all = placements.map((_, index) => index);
  const whole = all.filter((index) => placements[index]?.whole);
  const splits = all.filter((index) => placements[index]?.split);
  const empty = choose(random, whole, scaled(NULLS.stockRecord));
  const filled = whole.filter((index) => !empty.has(index));
  const damaged = new Set([
    ...splits,
    ...choose(random, filled, Math.max(0, scaled(DAMAGED_ROWS) - splits.length)),
  ]);
  const stocked = all.filter((index) => !empty.has(index));
  const units = apportion(
    scaled(CAPTURED_ON_HAND),
    stocked.map((index) => (damaged.has(index) ? 0.2 : 0.3 + random.gamma(1.5))),
  );
  const onHand = new Map(stocked.map((index, position) => [index, at(units, position)]));
  const reserved = choose(
    random,
    stocked.filter((index) => (onHand.get(index) ?? 0) > 1),
    scaled(RESERVED_ROWS),
  );
  return placements.map(({ item, batch, location }, index) => {
    const count = onHand.get(index) ?? 0;
    const area = location.areas.find(
      ({ type }) => type === (damaged.has(index) ? 'Damaged' : 'Retail'),
    );
    return {
      item,
      batchId: FIRST_BATCH_ID + batch,
      batchLabel: `B2026010100${String(batch).padStart(6, '0')}`,
      location,
      area: empty.has(index) ? null : (area ?? null),
      index,
      onHand: count,
      available: count - (reserved.has(index) ? 1 : 0),
      deleted: false,
      qcHold: false,
      updatedAtMs: nowMs - random.int(1, 60 * 24) * 60_000,
    };
  });
}
