import type { Variants } from '../faults/variants';
import { MS_PER_DAY } from '../world/zone-days';
import type { World } from '../world/world';

/** Calendar days, both ends included, as day numbers. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

/** Zones differ from UTC by less than this. */
const ZONE_SLACK_MS = MS_PER_DAY;

/** Which orders a date filter finds. Remembers the last few answers, so that walking many pages costs one filtering. */
export class OrderListing {
  private readonly remembered = new Map<
    string,
    { world: World; version: number; slots: readonly number[] }
  >();

  /** The slots whose day, in the store's zone or in UTC, lies in the range; newest placed first. */
  newestFirst(world: World, variants: Variants, range: DayRange): readonly number[] {
    const key = [range.from, range.to, variants.ordersZone, variants.ordersDateField].join('|');
    const known = this.remembered.get(key);
    if (known?.world === world && known.version === world.orders.version) return known.slots;
    const slots = filterByDay(world, variants, range).toReversed();
    if (this.remembered.size >= 8) this.remembered.clear();
    this.remembered.set(key, { world, version: world.orders.version, slots });
    return slots;
  }
}

function filterByDay(world: World, variants: Variants, range: DayRange): number[] {
  const { orders, zoneDays, locations } = world;
  const byUpdate = variants.ordersDateField === 'date_updated';
  const instantOf = (slot: number) =>
    byUpdate ? orders.columns.updatedAt(slot) : orders.columns.placedAt(slot);
  const zoneOf = (slot: number) =>
    variants.ordersZone === 'utc'
      ? 'UTC'
      : (locations[orders.columns.locationOf(slot)]?.zone ?? 'UTC');
  const first = byUpdate ? 0 : orders.countPlacedUntil(range.from * MS_PER_DAY - ZONE_SLACK_MS);
  const end = byUpdate
    ? orders.list().length
    : orders.countPlacedUntil((range.to + 1) * MS_PER_DAY + ZONE_SLACK_MS);
  return orders
    .list()
    .slice(first, end)
    .filter((slot) => {
      const day = zoneDays.dayNumber(zoneOf(slot), instantOf(slot));
      return day >= range.from && day <= range.to;
    });
}
