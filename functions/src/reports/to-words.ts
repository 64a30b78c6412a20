import type { Period } from '../model/moves';
import { createZoneFormats } from '../model/zone-formats';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const COUNT = new Intl.NumberFormat('en-US');
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_HOURS = 24;

/** `1,234` */
export function toCount(count: number): string {
  return COUNT.format(count);
}

/** A count with its noun: `1 customer`, `1,234 customers`. */
export function toPlural(count: number, noun: string, plural = `${noun}s`): string {
  return `${toCount(count)} ${count === 1 ? noun : plural}`;
}

/** `Jan 19 to 25, 2026`; with months and years where they differ. */
export function toPeriodWords({ first, last }: Period): string {
  const [from, to] = [partsOf(first), partsOf(last)];
  const year = from.year === to.year ? '' : `, ${from.year}`;
  const end = from.month === to.month ? `${to.date}` : `${to.month} ${to.date}`;
  return `${from.month} ${from.date}${year} to ${end}, ${to.year}`;
}

/** `Mon` */
export function toWeekday(day: string): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

const instantFormats = createZoneFormats({
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

/** An instant on the clocks of a zone: `Mon, Jan 26, 6:31 AM`. */
export function toInstantWords(at: Date, timezone: string): string {
  // Some versions of the runtime put a narrow blank before AM and PM.
  return instantFormats(timezone).format(at).replace(/\s/g, ' ');
}

/** How long something took: `5 minutes`, `2 hours`, `3 days`; rounded. */
export function toDurationWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  if (minutes < 2 * HOUR_MINUTES) return toPlural(minutes, 'minute');
  const hours = Math.round(minutes / HOUR_MINUTES);
  return hours < 2 * DAY_HOURS
    ? toPlural(hours, 'hour')
    : toPlural(Math.round(hours / DAY_HOURS), 'day');
}

function partsOf(day: string): { year: string; month: string; date: number } {
  const [year = '', month = '', date = ''] = day.split('-');
  return { year, month: MONTHS[Number(month) - 1] ?? month, date: Number(date) };
}
