import { formatAmount, formatCents } from '../format/numbers';
import type { Difference } from './difference';
import type { SeenOrder } from './seen-records';

interface DayTotal {
  readonly orders: number;
  readonly cents: number;
}

const NOTHING: DayTotal = { orders: 0, cents: 0 };

/** What comparing money found. */
export interface MoneyComparison {
  readonly differences: readonly Difference[];
  /** Location days with at least one sale on either side. */
  readonly days: number;
}

/** Sales and their totals for each location's business day, POS against stored. `without` are orders to leave out. */
export function compareMoney(
  pos: ReadonlyMap<string, SeenOrder>,
  stored: ReadonlyMap<string, SeenOrder>,
  without: ReadonlySet<string>,
): MoneyComparison {
  const [ofPos, ofStored] = [sumDays(pos, without), sumDays(stored, without)];
  const days = [...new Set([...ofPos.keys(), ...ofStored.keys()])].toSorted();
  const differences = days.flatMap((day): Difference[] => {
    const [there, here] = [ofPos.get(day) ?? NOTHING, ofStored.get(day) ?? NOTHING];
    if (there.orders === here.orders && there.cents === here.cents) return [];
    const detail = `has ${describe(there)} at the POS and ${describe(here)} stored`;
    return [{ kind: 'day', stream: 'orders', id: day, detail }];
  });
  return { differences, days: days.length };
}

function sumDays(
  orders: ReadonlyMap<string, SeenOrder>,
  without: ReadonlySet<string>,
): Map<string, DayTotal> {
  const days = new Map<string, DayTotal>();
  for (const [id, { counted, locationId, businessDay, totalCents }] of orders) {
    if (!counted || without.has(id)) continue;
    const key = `${locationId}/${businessDay}`;
    const before = days.get(key) ?? NOTHING;
    days.set(key, { orders: before.orders + 1, cents: before.cents + totalCents });
  }
  return days;
}

function describe({ orders, cents }: DayTotal): string {
  return `${formatAmount(orders, 'sale')} (${formatCents(cents)})`;
}
