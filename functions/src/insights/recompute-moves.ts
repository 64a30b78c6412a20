import { canonicalJson } from '../model/canonical-json';
import { addDays } from '../model/business-day';
import { monthOf, monthsOf, type MovesCursor, type MovesMonth } from '../model/moves';
import { createStoreCalendar } from '../model/store-calendar';
import type { Reader } from '../store/database';
import { LeaseLost, toLogFields } from '../store/errors';
import { movesMonthWrite, readFirstEntry, readMovesMonths } from '../store/moves';
import { statsLaterWrite } from '../store/outbox';
import { MovesLedger } from './moves-ledger';
import type { DaysContext } from './recompute-days';
import { addMoves, checkMonths, checkNewcomers, type MovesReading } from './recompute-moves-days';

/** Moves that are held in memory at a time. */
const MOVES_AT_ONCE = 8_000;

/**
 * Brings what happened to the segments day by day up to the journal of moves, under the claim.
 *
 * Moves are written under the same claim and never changed, so that none appears before one that was read already: what is new
 * follows the last one that was read. That costs a read for each new move and two beside them (eleven when somebody came for the
 * first time), however many there were before. Once a business day every month is held against the journal by counting: two reads
 * a month, and one more for each 1,000 moves. Only days that do not come to the same, such as those of somebody who was erased, are
 * read again.
 *
 * @returns false when it could not be done: the entry that waits for it must stay.
 * @throws {LeaseLost} when the claim is gone.
 */
export async function refreshMoves(context: DaysContext): Promise<boolean> {
  const { db, orgId, lease, now, log } = context;
  try {
    const months = await db.atOneTime((reader) => bringUp(context, reader));
    if (months.length > 0) await lease.commit(months.map((one) => movesMonthWrite(orgId, one)));
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    log('moves between segments could not be counted', { orgId, ...toLogFields(error) });
    await db.commit([statsLaterWrite(orgId, now())]);
    return false;
  }
}

/** @returns the months that say something new. */
async function bringUp(context: DaysContext, reader: Reader): Promise<MovesMonth[]> {
  const { orgId, org, now, stillAlive } = context;
  const calendar = createStoreCalendar(org.timezone);
  const at = now();
  const today = calendar.dayOf(at);
  const [current] = await readMonths(context, reader, [monthOf(today)]);
  const isChecked = current?.checkedOn === today;
  const since = isChecked ? current.since : await readFirstEntry(reader, orgId);
  if (since === null) return [];
  const first = isChecked ? `${monthOf(today)}-01` : calendar.dayOf(since);
  const standing = isChecked
    ? [current]
    : await readMonths(context, reader, monthsOf({ first, last: today }));
  const ledger = new MovesLedger(standing);
  const reading: MovesReading = {
    reader,
    orgId,
    calendar,
    ledger,
    since,
    movesAtOnce: MOVES_AT_ONCE,
    stillAlive,
  };
  const stretch = { from: calendar.startOf(first), until: calendar.startOf(addDays(today, 1)) };
  const readThrough = await addMoves(reading, stretch, latestOf(standing));
  if (isChecked) await checkNewcomers(reading, today);
  else await checkMonths(reading, today);
  return monthsOf({ first, last: today }).flatMap((month) => {
    const before = standing.find((one) => one.month === month);
    const days = ledger.daysOf(month);
    const isOver = month < monthOf(today);
    const isSame = canonicalJson(before?.days ?? {}) === canonicalJson(days);
    if (isSame && (isChecked || isOver)) return [];
    const { timezone } = org;
    return [{ month, timezone, since, days, readThrough, checkedOn: today, computedAt: at }];
  });
}

/** Days of another zone are other days. */
async function readMonths(
  { orgId, org, log }: DaysContext,
  reader: Reader,
  months: readonly string[],
): Promise<MovesMonth[]> {
  const onCorrupt = (error: Error): void =>
    log('moves of a month are counted anew', { orgId, ...toLogFields(error) });
  const stored = await readMovesMonths(reader, orgId, { months, onCorrupt });
  return stored.filter(({ timezone }) => timezone === org.timezone);
}

function latestOf(months: readonly MovesMonth[]): MovesCursor | null {
  const cursors = months.flatMap(({ readThrough }) => readThrough ?? []);
  return cursors.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0] ?? null;
}
