import type { StreamReport } from '../model/run';
import type { StreamState } from '../model/stream-state';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;
const WEEK_DAYS = 7;

/** Days with sales that are remembered: four of each weekday. */
const REMEMBERED_DAYS = 28;

/** An hour in which so many of the last four such weekdays had a sale is one at which the org usually sells. */
const USUAL_FROM = 3;

/** So many of them in a row without a sale are no quiet afternoon: more than most shops are open in a day. */
export const STALLED_AFTER_HOURS = 12;

/** Workers in a row that left a walk where they had taken it up, after which nobody takes it up again. */
export const IDLE_HAND_OVERS = 3;

type Sales = StreamState['sales'];

/** The hours with sales after seeing orders, which may be old, new, or seen before: neither order nor repetition matters. */
export function afterSelling(before: Sales, placedAt: readonly Date[]): Sales {
  const next = { ...before };
  for (const at of placedAt) {
    const day = dayOf(hourOf(at));
    next[day] = (next[day] ?? 0) | (1 << at.getUTCHours());
  }
  const newest = Object.keys(next).toSorted().at(-1);
  if (newest === undefined) return next;
  const oldest = dayOf(hourOf(new Date(newest)) - (REMEMBERED_DAYS - 1) * DAY_HOURS);
  return Object.fromEntries(Object.entries(next).filter(([day]) => day >= oldest));
}

/**
 * Whether orders have stopped coming while walks go on to succeed: since the newest one, more hours have passed at which the
 * org usually sells than a day of trading has. Hours are the org's own, learned from the four weeks before that order; one
 * that is younger, or sells now and then, is never found to have stopped.
 */
export function planStall({
  sales,
  watermark,
  now,
}: Pick<StreamState, 'sales' | 'watermark'> & { now: Date }): boolean {
  if (watermark === null) return false;
  let missed = 0;
  for (let hour = hourOf(watermark) + 1; hour < hourOf(now); hour += 1) {
    if (isUsual(sales, hour)) missed += 1;
    if (missed >= STALLED_AFTER_HOURS) return true;
  }
  return false;
}

/** What the badge says after a run, in which orders may have been left out or have failed: then it says what it said before. */
export function stalledAfter(
  orders: StreamReport | undefined,
  before: boolean | undefined,
): { stalled?: true } {
  const looked = orders?.state === 'complete' || orders?.state === 'held';
  const stalled = looked ? orders.stalled : before;
  return stalled === true ? { stalled } : {};
}

/** Whether a worker leaves a walk at the very page at which it took it up. */
export function isIdle(
  begun: Pick<StreamState, 'checkpoint'>,
  left: Pick<StreamState, 'checkpoint'>,
): boolean {
  const [from, to] = [begun.checkpoint, left.checkpoint];
  return from?.position === to?.position && from?.startedAt.getTime() === to?.startedAt.getTime();
}

function isUsual(sales: Sales, hour: number): boolean {
  const weekday = weekdayOf(hour);
  const sold = Object.entries(sales).filter(
    ([day, hours]) =>
      weekdayOf(hourOf(new Date(day))) === weekday && hours & (1 << (hour % DAY_HOURS)),
  );
  return sold.length >= USUAL_FROM;
}

/** Hours since the epoch. */
function hourOf(at: Date): number {
  return Math.floor(at.getTime() / HOUR_MS);
}

function dayOf(hour: number): string {
  return new Date(hour * HOUR_MS).toISOString().slice(0, 10);
}

function weekdayOf(hour: number): number {
  return Math.floor(hour / DAY_HOURS) % WEEK_DAYS;
}
