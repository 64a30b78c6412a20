import type { DaySales, DayStats } from '../../model/day-stats';
import { yearOf, type Series, type SeriesDay } from '../../model/series';

/** Above so many locations a year of their hours has no room in a document. */
export const MAX_LOCATIONS_WITH_HOURS = 10;

/** What a year's line says of a day. */
export function toSeriesDay({ totals, breakdown }: DayStats): SeriesDay {
  const { total, locations } = breakdown;
  const hasRoom = Object.keys(locations).length <= MAX_LOCATIONS_WITH_HOURS;
  return {
    orders: totals.orders,
    revenueCents: totals.revenueCents,
    hours: total.hours,
    newBuyers: total.buyers.new,
    returningBuyers: total.buyers.returning,
    locations: Object.fromEntries(
      Object.entries(locations).map(([id, sales]) => [id, shareOf(sales, hasRoom)]),
    ),
  };
}

function shareOf({ orders, revenueCents, hours }: DaySales, withHours: boolean) {
  return { orders, revenueCents, hours: withHours ? hours : {} };
}

/** A year's line after some of its days were computed; null of one leaves the day out. Days of other years are passed over. */
export function withDays(
  line: Series,
  computed: ReadonlyMap<string, DayStats | null>,
  now: Date,
): Series {
  const days = { ...line.days };
  for (const [day, stats] of computed) {
    if (yearOf(day) !== line.year) continue;
    if (stats) days[day] = toSeriesDay(stats);
    else delete days[day];
  }
  return { ...line, days, computedAt: now };
}
