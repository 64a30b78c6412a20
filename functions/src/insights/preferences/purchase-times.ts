import { DAY_PARTS, WEEKDAYS } from '../../model/preferences';
import type { DayPart, Preferences, Weekday } from '../../model/preferences';
import type { InsightOrder } from '../insight-order';

const MORNING_FROM_HOUR = 5;
const AFTERNOON_FROM_HOUR = 12;
const EVENING_FROM_HOUR = 17;
const NIGHT_FROM_HOUR = 21;

/** The weekday of a calendar day (`YYYY-MM-DD`), in whichever zone that day was named. */
export function weekdayOf(day: string): Weekday {
  const sundayFirst = new Date(`${day}T00:00:00Z`).getUTCDay();
  return WEEKDAYS[(sundayFirst + 6) % 7] ?? 'monday';
}

/** The part of the day that an hour, 0 to 23, belongs to. */
export function dayPartOf(hour: number): DayPart {
  if (hour < MORNING_FROM_HOUR || hour >= NIGHT_FROM_HOUR) return 'night';
  if (hour < AFTERNOON_FROM_HOUR) return 'morning';
  return hour < EVENING_FROM_HOUR ? 'afternoon' : 'evening';
}

/** Counts orders, each passed once, by time of day and by weekday of their business day. Rankings as {@link Preferences} has them. */
export function countPurchaseTimes(
  orders: readonly InsightOrder[],
  hourOf: (order: InsightOrder) => number,
): Pick<Preferences, 'dayParts' | 'weekdays'> {
  const dayParts = orders.map((order) => dayPartOf(hourOf(order)));
  const weekdays = orders.map(({ businessDay }) => weekdayOf(businessDay));
  return {
    dayParts: rank(DAY_PARTS, dayParts).map(([dayPart, count]) => ({ dayPart, orders: count })),
    weekdays: rank(WEEKDAYS, weekdays).map(([weekday, count]) => ({ weekday, orders: count })),
  };
}

/** Sorting keeps the sequence of `names` among equals. */
function rank<Name>(names: readonly Name[], found: readonly Name[]): [Name, number][] {
  const counts = new Map<Name, number>();
  for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names
    .map((name): [Name, number] => [name, counts.get(name) ?? 0])
    .filter(([, count]) => count > 0)
    .toSorted(([, left], [, right]) => right - left);
}
