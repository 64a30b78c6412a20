import type { DayStats } from '../model/day-stats';
import type { Org } from '../model/org';
import { readDayTotals } from '../store/day-orders';
import { readDayStats } from '../store/day-stats';
import { CommitConflict, toLogFields } from '../store/errors';
import { readAllFirstOrders } from '../store/first-orders';
import { dayEntryWrite, dayRetryWrite } from '../store/outbox';
import { createHourOf } from './days/order-hours';
import { fromBreakdown, toDayTotals } from './days/to-day-stats';
import { inGroups } from './plan-parts';
import { again, isOfTheStore } from './recompute-again';
import { readBreakdowns, type DayReading, type ReadBreakdowns } from './recompute-day-orders';
import { storeDays } from './recompute-day-writes';
import type { Drainer } from './recompute-outbox';

/** A day's breakdown, for which every order of the day is read, is made at most this often, except after a run. */
export const BREAKDOWN_EVERY_MS = 5 * 60_000;

/** A day that cannot be computed is tried again after so long. */
const RETRY_AFTER_MS = 60 * 60_000;

/** Days that are held in memory at a time. */
const DAYS_AT_ONCE = 100;

/** From so many days on, most customers have bought on one of them. */
const MANY_DAYS = 60;

/** What recompute of days works with. */
export type DaysContext = Drainer & {
  readonly org: Org;
  /** Called between commits, to keep the claim alive. */
  readonly stillAlive: () => Promise<void>;
};

/** What recompute of days has done. */
export interface MadeDays {
  /** Those whose breakdown was made. */
  readonly days: readonly string[];
  /** Whether books of some of them were held against what is stored. */
  readonly hasBooks: boolean;
}

/**
 * Brings the figures of business days up to what is stored, and the lines of their years. Totals are made at once. The
 * breakdown of a day, whose cost grows with the day, is left to an entry of the outbox while the one that stands is young.
 * Written under the claim, a day together with its year, and only what says something else than what is stored.
 *
 * @param whole days whose breakdown is made however young the one is that stands.
 * @returns what was made.
 * @throws {LeaseLost} when the claim is gone, {StoreUnavailable} when the store does not answer at all.
 */
export async function recomputeDays(
  context: DaysContext,
  days: readonly string[],
  whole: ReadonlySet<string>,
): Promise<MadeDays> {
  const made: string[] = [];
  let hasBooks = false;
  const sorted = [...new Set(days)].toSorted();
  const { db, orgId } = context;
  // Nobody else changes what is concluded about customers while the claim is held.
  const firstOrders =
    sorted.length < MANY_DAYS ? {} : { firstOrders: await readAllFirstOrders(db, orgId) };
  const reading = { ...context, ...firstOrders };
  for (const some of inGroups(sorted, () => 1, DAYS_AT_ONCE)) {
    const young = await youngOf(
      context,
      some.filter((day) => !whole.has(day)),
    );
    for (const stored of young) await totalDay(context, stored);
    const rest = some.filter((day) => young.every((stored) => stored.day !== day));
    made.push(...rest);
    for (let at = 0; at < rest.length;) {
      const done = await breakDown(reading, rest.slice(at));
      at += done.covered;
      hasBooks ||= done.hasBooks;
      await context.stillAlive();
    }
  }
  return { days: made, hasBooks };
}

/** Does the first of some days. One that fails is left for later and holds up no other. */
async function breakDown(
  context: DaysContext & DayReading,
  days: readonly string[],
): Promise<Pick<ReadBreakdowns, 'covered' | 'hasBooks'>> {
  try {
    return await again(async () => {
      const read = await readBreakdowns(context, days, createHourOf(context.org));
      await storeDays(context, mapOf(read.breakdowns, fromBreakdown), read.bookWrites);
      return read;
    });
  } catch (error) {
    if (isOfTheStore(error)) throw error;
    if (days.length > 1) return breakDown(context, days.slice(0, 1));
    await postpone(context, days[0] ?? '', error);
    return { covered: 1, hasBooks: false };
  }
}

/** Days whose breakdown is too young to be made again. */
async function youngOf(context: DaysContext, days: readonly string[]): Promise<DayStats[]> {
  const stored = await readDayStats(context.db, context.orgId, {
    days,
    onCorrupt: () => undefined,
  });
  const at = context.now().getTime();
  return [...stored.values()].flatMap(({ stats }) => {
    const isYoung = stats && at - stats.breakdown.asOf.getTime() < BREAKDOWN_EVERY_MS;
    return isYoung ? [stats] : [];
  });
}

/** In this order a crash at any point leaves the breakdown to be made. */
async function totalDay(context: DaysContext, stored: DayStats): Promise<void> {
  const { db, orgId, now } = context;
  const { day, breakdown } = stored;
  const dueAt = new Date(breakdown.asOf.getTime() + BREAKDOWN_EVERY_MS);
  await db.commit([dayEntryWrite(orgId, day, dueAt)]).catch(ignoreConflict);
  try {
    await again(async () => {
      const totals = toDayTotals(await db.atOneTime((reader) => readDayTotals(reader, orgId, day)));
      await storeDays(context, new Map([[day, { ...stored, totals, computedAt: now() }]]));
    });
  } catch (error) {
    if (isOfTheStore(error)) throw error;
    await postpone(context, day, error);
  }
}

async function postpone(context: DaysContext, day: string, error: unknown): Promise<void> {
  const { db, orgId, now, log } = context;
  log('a business day could not be computed', { orgId, ...toLogFields(error) });
  const dueAt = new Date(now().getTime() + RETRY_AFTER_MS);
  await db.commit([dayRetryWrite(orgId, day, dueAt)]).catch(ignoreConflict);
}

/** The entry waits already. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof CommitConflict)) throw error;
}

function mapOf<T, U>(
  values: ReadonlyMap<string, T | null>,
  map: (key: string, value: T) => U,
): Map<string, U | null> {
  return new Map([...values].map(([key, value]) => [key, value === null ? null : map(key, value)]));
}
