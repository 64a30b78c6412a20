import { addDays } from '../model/business-day';
import { firstOfNext, monthsOf, type MovesCursor } from '../model/moves';
import type { StoreCalendar } from '../model/store-calendar';
import type { Reader } from '../store/database';
import {
  countMoves,
  countNewcomers,
  countNewcomersBySegment,
  readMoves,
  type Stretch,
} from '../store/moves';
import type { MovesLedger } from './moves-ledger';

/** Whoever comes in an org's first hours was a customer before: that is its first sync, however long it takes. */
const TAKEOVER_MS = 86_400_000;

/** What bringing a ledger up to what is stored works with. */
export interface MovesReading {
  readonly reader: Reader;
  readonly orgId: string;
  readonly calendar: StoreCalendar;
  readonly ledger: MovesLedger;
  /** When the org's first customer was taken over. */
  readonly since: Date;
  /** Moves that are held in memory at a time. */
  readonly movesAtOnce: number;
  /** Called between pages, to keep the claim alive. */
  readonly stillAlive: () => Promise<void>;
}

/** Adds the moves of a stretch of time. @returns the place of the last one; `after` when there is none. */
export async function addMoves(
  { reader, orgId, calendar, ledger, movesAtOnce: limit, stillAlive }: MovesReading,
  stretch: Stretch,
  after: MovesCursor | null,
): Promise<MovesCursor | null> {
  let reached = after;
  for (;;) {
    const page = await readMoves(reader, orgId, { stretch, after: reached, limit });
    for (const { from, to, cursor } of page)
      if (from && to) ledger.addMove(calendar.dayOf(cursor.at), from, to);
    reached = page.at(-1)?.cursor ?? reached;
    if (page.length < limit) return reached;
    await stillAlive();
  }
}

/** Holds every month up to `today` against what is stored, and counts those days anew that do not come to the same. */
export async function checkMonths(reading: MovesReading, today: string): Promise<void> {
  const { calendar, since } = reading;
  for (const month of monthsOf({ first: calendar.dayOf(since), last: today })) {
    const whole: Days = { name: month, first: `${month}-01`, next: firstOfNext(month) };
    const isMoved = !(await hasEveryMove(reading, whole));
    const isJoined = !(await hasEveryNewcomer(reading, whole));
    for (const day of daysWithin(whole, today)) {
      if (isMoved) await checkMoves(reading, day);
      if (isJoined) await checkNewcomers(reading, day);
    }
  }
}

/** Holds a day's newcomers against those that are stored. */
export async function checkNewcomers(reading: MovesReading, day: string): Promise<void> {
  const { reader, orgId, ledger } = reading;
  if (await hasEveryNewcomer(reading, dayOf(day))) return;
  const stretch = newcomersWithin(reading, dayOf(day));
  ledger.setNewcomers(day, await countNewcomersBySegment(reader, orgId, stretch));
}

async function checkMoves(reading: MovesReading, day: string): Promise<void> {
  if (await hasEveryMove(reading, dayOf(day))) return;
  reading.ledger.forgetMoves(day);
  await addMoves(reading, stretchOf(reading, dayOf(day)), null);
}

/** Whole days, up to the one before `next`. */
interface Days {
  /** The day, or the month, that they are. */
  readonly name: string;
  readonly first: string;
  readonly next: string;
}

function dayOf(day: string): Days {
  return { name: day, first: day, next: addDays(day, 1) };
}

async function hasEveryMove(reading: MovesReading, days: Days): Promise<boolean> {
  const { reader, orgId, ledger } = reading;
  const stored = await countMoves(reader, orgId, stretchOf(reading, days));
  return stored === ledger.movesIn(days.name);
}

async function hasEveryNewcomer(reading: MovesReading, days: Days): Promise<boolean> {
  const { reader, orgId, ledger } = reading;
  const stored = await countNewcomers(reader, orgId, newcomersWithin(reading, days));
  return stored === ledger.newcomersIn(days.name);
}

function stretchOf({ calendar }: MovesReading, { first, next }: Days): Stretch {
  return { from: calendar.startOf(first), until: calendar.startOf(next) };
}

function newcomersWithin(reading: MovesReading, days: Days): Stretch {
  const begun = new Date(reading.since.getTime() + TAKEOVER_MS);
  const { from, until } = stretchOf(reading, days);
  return { from: from < begun ? begun : from, until };
}

function daysWithin({ first, next }: Days, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day < next && day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
