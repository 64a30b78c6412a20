import { isFinal } from '../model/run';
import { auditWrite } from '../store/audit';
import type { Database } from '../store/database';
import { CommitConflict } from '../store/errors';
import { readRun, updateRun } from '../store/runs';

const MAX_ATTEMPTS = 6;

/** What became of the wish to end a run. */
export type Cancellation = 'cancelled' | 'requested' | 'already_ended' | 'missing';

/**
 * Ends a run: at once when nobody has begun it, else its worker ends it after the page it is at. What is stored stays stored.
 * The mark of who wanted it is in the same commit.
 * @param by a user id, or `cli:` and the operator's login.
 * @throws {CommitConflict} when the run's document changes too fast to be written.
 */
export async function cancelRun(
  { db, now, newId }: { db: Database; now: () => Date; newId: () => string },
  { orgId, runId, by }: { orgId: string; runId: string; by: string },
): Promise<Cancellation> {
  for (let attempt = 1; ; attempt += 1) {
    const stored = await readRun(db, orgId, runId);
    if (!stored) return 'missing';
    if (isFinal(stored.run.state)) return 'already_ended';
    const isWaiting = stored.run.state === 'queued' && stored.run.startedAt === null;
    if (!isWaiting && stored.run.cancelRequested) return 'requested';
    const at = now();
    const end = {
      state: 'cancelled',
      error: 'The run was cancelled.',
      finishedAt: at,
      progressAt: at,
    } as const;
    const audit = auditWrite(orgId, newId(), { action: 'run_cancelled', target: runId, by, at });
    try {
      await updateRun(db, stored, isWaiting ? end : { cancelRequested: true }, [audit]);
      return isWaiting ? 'cancelled' : 'requested';
    } catch (error) {
      if (!(error instanceof CommitConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
