import { CommitConflict, StoreUnavailable, toLogFields } from '../store/errors';
import { statsEntryWrite, statsLaterWrite } from '../store/outbox';
import { countEverything, currentStatsWrite, readCurrentStats } from '../store/stats';
import type { Drainer } from './recompute-outbox';

/** Organisation-wide counts are made at most this often, except after a run. */
export const STATS_EVERY_MS = 60_000;

/**
 * Counts everything and stores the counts under the claim, so that a worker that lost it replaces nothing newer. Counts
 * that are young, or cannot be made now, are left to an entry of the outbox.
 * @param atOnce whether they are made however young those are that stand.
 * @returns whether they were made, stand because they are young, or could not be made: then the entry that waits for them must stay.
 * @throws {LeaseLost} when the claim is gone.
 */
export async function refreshStats(
  drainer: Drainer,
  atOnce: boolean,
): Promise<'made' | 'young' | 'failed'> {
  const { db, orgId, now, log, lease } = drainer;
  const reportCorrupt = (error: Error): void =>
    log('counts cannot be read and are made anew', { orgId, ...toLogFields(error) });
  const stored = await readCurrentStats(db, orgId, reportCorrupt);
  const age = stored ? now().getTime() - stored.computedAt.getTime() : Infinity;
  if (!atOnce && age < STATS_EVERY_MS) {
    await db.commit([statsEntryWrite(orgId, now())]).catch(ignoreConflict);
    return 'young';
  }
  try {
    await lease.commit([currentStatsWrite(orgId, await countEverything(db, orgId, now()))]);
    return 'made';
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof CommitConflict)) throw error;
    log('counts could not be made', { orgId, ...toLogFields(error) });
    await db.commit([statsLaterWrite(orgId, now())]);
    return 'failed';
  }
}

/** The entry waits already. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof CommitConflict)) throw error;
}
