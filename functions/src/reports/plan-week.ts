import { addDays, createDayReader, createHourReader } from '../model/business-day';
import type { Period } from '../model/moves';

const WEEK_DAYS = 7;

/** Reports go out from this hour on, on the clocks of the organisation. */
const FROM_HOUR = 7;

/** Who could not be told on Monday is told on Tuesday until then; what is older is no news. */
const TUESDAY_UNTIL_HOUR = 12;

const MONDAY = 1;
const TUESDAY = 2;

/** The last whole week, Monday to Sunday, on the calendar of a zone. */
export function lastWeek(timezone: string, now: Date): Period {
  const today = createDayReader(timezone)(now);
  const monday = addDays(today, -((weekdayOf(today) + WEEK_DAYS - MONDAY) % WEEK_DAYS));
  return weekFrom(addDays(monday, -WEEK_DAYS));
}

/** The week that begins on a Monday. */
export function weekFrom(monday: string): Period {
  return { first: monday, last: addDays(monday, WEEK_DAYS - 1) };
}

/** The week before another. */
export function weekBefore({ first }: Period): Period {
  return weekFrom(addDays(first, -WEEK_DAYS));
}

/** The days of a week, in order. */
export function daysOfWeek({ first }: Period): string[] {
  return Array.from({ length: WEEK_DAYS }, (_, index) => addDays(first, index));
}

/** The week whose report is due now: from Monday morning until Tuesday noon in the zone; null at any other time. */
export function planWeek(timezone: string, now: Date): Period | null {
  const weekday = weekdayOf(createDayReader(timezone)(now));
  const hour = createHourReader(timezone)(now);
  const isDue =
    (weekday === MONDAY && hour >= FROM_HOUR) || (weekday === TUESDAY && hour < TUESDAY_UNTIL_HOUR);
  return isDue ? lastWeek(timezone, now) : null;
}

/** 0 is Sunday. */
function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}
