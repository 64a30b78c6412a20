import type { OrderItem } from '../../model/order';
import type { InsightOrder } from '../insight-order';

/** How much of one thing was bought. */
export interface RankedPurchase {
  /** The line that is newest, for what it is called. */
  readonly newest: OrderItem;
  /** As {@link Preferences} has them. */
  readonly units: number;
  readonly orders: number;
  readonly recentUnits: number;
}

interface Tally {
  readonly newest: OrderItem;
  microUnits: number;
  orders: number;
  recentUnits: number;
}

const MS_PER_DAY = 86_400_000;
const HALF_LIFE_DAYS = 90;
/** Quantities may be weights. In whole millionths their sum is the same in every sequence. */
const MICRO_UNITS = 1e6;
const RECENT_UNITS_PRECISION = 1_000;

/**
 * Tallies the pieces on the lines of one customer's orders.
 *
 * @param orders newest first, each once.
 * @param keyOf what a line is tallied under; null leaves it out.
 * @returns in no particular sequence.
 */
export function tallyPurchases(
  orders: readonly InsightOrder[],
  keyOf: (item: OrderItem) => string | null,
): RankedPurchase[] {
  const tallies = new Map<string, Tally>();
  const newestMs = orders[0]?.placedAt.getTime() ?? 0;
  for (const { placedAt, items } of orders) {
    const halfLives = (newestMs - placedAt.getTime()) / (HALF_LIFE_DAYS * MS_PER_DAY);
    const weight = 2 ** -halfLives;
    const seen = new Set<string>();
    for (const item of items) {
      const key = keyOf(item);
      if (key === null) continue;
      const tally = tallies.get(key) ?? { newest: item, microUnits: 0, orders: 0, recentUnits: 0 };
      tallies.set(key, tally);
      const microUnits = Math.round(item.quantity * MICRO_UNITS);
      tally.microUnits += microUnits;
      tally.recentUnits += (weight * microUnits) / MICRO_UNITS;
      if (!seen.has(key)) tally.orders += 1;
      seen.add(key);
    }
  }
  return [...tallies.values()].map(finish);
}

function finish({ newest, microUnits, orders, recentUnits }: Tally): RankedPurchase {
  return {
    newest,
    units: microUnits / MICRO_UNITS,
    orders,
    recentUnits: Math.round(recentUnits * RECENT_UNITS_PRECISION) / RECENT_UNITS_PRECISION,
  };
}
