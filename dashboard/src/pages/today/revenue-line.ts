import { addDays } from '@model/business-day';
import { yearOf, type Series } from '@model/series';
import { formatDay, formatMonth, formatShortDay } from '../../format/dates';

/** What one bar of the revenue chart stands for. */
export const STEPS = ['day', 'week', 'month'] as const;
export type Step = (typeof STEPS)[number];

/** A stretch of days and what was sold in it. */
export interface LinePoint {
  /** Its first day, `YYYY-MM-DD`. */
  readonly first: string;
  /** `Mon, Nov 23`, `Week of Mon, Nov 23`, `Nov 2026` */
  readonly label: string;
  /** The same where there is little room: `Nov 23`, `Nov 2026`. */
  readonly tick: string;
  readonly orders: number;
  /** What buyers paid, tax included. */
  readonly revenueCents: number;
  /** It is not over yet. */
  readonly running: boolean;
}

const BARS: Readonly<Record<Step, number>> = { day: 28, week: 13, month: 12 };
const WEEK = 7;

/** The first day of the stretch that a day lies in; weeks begin on Monday. */
export function stretchOf(day: string, step: Step): string {
  if (step === 'day') return day;
  if (step === 'month') return `${day.slice(0, 7)}-01`;
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % WEEK;
  return addDays(day, -sinceMonday);
}

/** The first days of the stretches that are shown, oldest first; the last one is the one that is running. */
export function stretchesUntil(today: string, step: Step): string[] {
  const stretches = [stretchOf(today, step)];
  while (stretches.length < BARS[step]) {
    const [oldest = today] = stretches;
    stretches.unshift(stretchOf(addDays(oldest, -1), step));
  }
  return stretches;
}

/** The years (`YYYY`) whose lines tell of a stretch of days, oldest first. */
export function yearsBetween(first: string, last: string): string[] {
  return yearOf(first) === yearOf(last) ? [yearOf(last)] : [yearOf(first), yearOf(last)];
}

/** Revenue over the last 28 days, 13 weeks or 12 months, of one location or of all (null). Days without an entry sold nothing. */
export function toRevenueLine(
  lines: readonly Pick<Series, 'days'>[],
  { today, step, locationId }: { today: string; step: Step; locationId: string | null },
): LinePoint[] {
  const sums = new Map<string, { orders: number; revenueCents: number }>();
  for (const { days } of lines) {
    for (const [day, entry] of Object.entries(days)) {
      const share = locationId === null ? entry : entry.locations[locationId];
      if (!share || day > today) continue;
      const first = stretchOf(day, step);
      const { orders, revenueCents } = sums.get(first) ?? { orders: 0, revenueCents: 0 };
      sums.set(first, {
        orders: orders + share.orders,
        revenueCents: revenueCents + share.revenueCents,
      });
    }
  }
  const running = stretchOf(today, step);
  return stretchesUntil(today, step).map((first) => ({
    first,
    label: labelOf(first, step),
    tick: step === 'month' ? formatMonth(first.slice(0, 7)) : formatShortDay(first),
    ...(sums.get(first) ?? { orders: 0, revenueCents: 0 }),
    running: first === running,
  }));
}

function labelOf(first: string, step: Step): string {
  if (step === 'month') return formatMonth(first.slice(0, 7));
  return step === 'day' ? formatDay(first) : `Week of ${formatDay(first)}`;
}
