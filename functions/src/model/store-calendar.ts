import { addDays, createDayReader } from './business-day';

const QUARTER_MS = 15 * 60_000;
/** Local midnight lies within so many quarters of an hour of midnight UTC. */
const REACH_QUARTERS = 60;

/** Beyond these years, days are not written with four digits and their neighbours. */
const COMMON_YEAR = /^(?!0000|9999)\d{4}-/;

/** The calendar on a store's wall: which day an instant belongs to, and when days begin. */
export interface StoreCalendar {
  /** The day of an instant, `YYYY-MM-DD`. */
  readonly dayOf: (instant: Date) => string;
  /** The first instant of a day; with a clock that skips midnight, the first one after. */
  readonly startOf: (day: string) => Date;
}

/**
 * The calendar of an IANA time zone, daylight saving included.
 *
 * It remembers the days it was asked about, so that naming the day of an instant is cheap: make it once for many customers.
 */
export function createStoreCalendar(timezone: string): StoreCalendar {
  const readDay = createDayReader(timezone);
  const starts = new Map<string, number>();
  const startOf = (day: string): number => {
    const known = starts.get(day);
    if (known !== undefined) return known;
    const found = findStart(day, readDay);
    starts.set(day, found);
    return found;
  };
  return {
    startOf: (day) => new Date(startOf(day)),
    dayOf: (instant) => {
      const guess = instant.toISOString().slice(0, 10);
      if (!COMMON_YEAR.test(guess)) return readDay(instant);
      const at = instant.getTime();
      if (at < startOf(guess)) return addDays(guess, -1);
      const next = addDays(guess, 1);
      return at < startOf(next) ? guess : next;
    },
  };
}

/** All zones of our time change days on a quarter of an hour. */
function findStart(day: string, readDay: (instant: Date) => string): number {
  const midnightUtc = Date.parse(`${day}T00:00:00Z`);
  let before = -REACH_QUARTERS;
  let from = REACH_QUARTERS;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (readDay(new Date(midnightUtc + middle * QUARTER_MS)) >= day) from = middle;
    else before = middle;
  }
  return midnightUtc + from * QUARTER_MS;
}
