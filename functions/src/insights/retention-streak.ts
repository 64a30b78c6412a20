import type { StoreCalendar } from '../model/store-calendar';

const MONTHS_PER_YEAR = 12;

/** Later months are not written with four digits. */
const LAST_MONTH = 9_999 * MONTHS_PER_YEAR + 11;

/** The part of an order that a streak is made of. */
export interface StreakOrder {
  readonly counted: boolean;
  /** `YYYY-MM-DD` in the location's zone. */
  readonly businessDay: string;
}

/** Calendar months in a row in which a customer bought. */
export interface Streak {
  readonly months: number;
  /** When it ends if they do not buy again: the month after the next one begins. */
  readonly endsAt: Date;
}

/**
 * The streak of the newest months with a counted order.
 *
 * Months are those of the orders' business days. It lives while the month after its last one lasts, in the store's calendar;
 * whether it still does is for the caller to compare with `endsAt`.
 *
 * @returns null without counted orders.
 */
export function streakOf(orders: Iterable<StreakOrder>, calendar: StoreCalendar): Streak | null {
  const months = new Set<number>();
  for (const { counted, businessDay } of orders)
    if (counted) months.add(toMonthNumber(businessDay));
  if (months.size === 0) return null;
  const last = [...months].reduce((a, b) => Math.max(a, b));
  let length = 1;
  while (months.has(last - length)) length += 1;
  return { months: length, endsAt: calendar.startOf(firstDayOf(Math.min(last + 2, LAST_MONTH))) };
}

/** Months since the year 0. */
function toMonthNumber(day: string): number {
  return Number(day.slice(0, 4)) * MONTHS_PER_YEAR + Number(day.slice(5, 7)) - 1;
}

function firstDayOf(month: number): string {
  const year = String(Math.floor(month / MONTHS_PER_YEAR)).padStart(4, '0');
  return `${year}-${String((month % MONTHS_PER_YEAR) + 1).padStart(2, '0')}-01`;
}
