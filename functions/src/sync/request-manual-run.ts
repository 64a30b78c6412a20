import type { Database } from '../store/database';
import { readRun } from '../store/runs';
import { newRun, runIdOf } from './plan-run';
import { requestRun, type Publish } from './request-run';

/** Staff may ask for one run in so long a time. */
export const MANUAL_EVERY_MS = 60_000;

export type ManualRun =
  | { readonly outcome: 'requested'; readonly runId: string }
  | { readonly outcome: 'too_soon'; readonly runId: string; readonly retryAfterMs: number };

/**
 * Asks for a run on behalf of staff, at most one per org in a minute, whichever instance takes the call. The mark of who asked is in
 * the commit that makes it.
 */
export async function requestManualRun(
  collaborators: { db: Database; publish: Publish; now: () => Date },
  { orgId, by }: { orgId: string; by: string },
): Promise<ManualRun> {
  const { db } = collaborators;
  const now = collaborators.now();
  const runId = runIdOf('manual', now);
  for (const id of [runId, runIdOf('manual', new Date(now.getTime() - MANUAL_EVERY_MS))]) {
    const earlier = await readRun(db, orgId, id);
    const ageMs = earlier ? now.getTime() - earlier.run.createdAt.getTime() : Infinity;
    if (ageMs < MANUAL_EVERY_MS)
      return { outcome: 'too_soon', runId: id, retryAfterMs: MANUAL_EVERY_MS - ageMs };
  }
  const requested = await requestRun(collaborators, {
    orgId,
    runId,
    run: newRun({ trigger: 'manual', now }),
    by,
  });
  return requested === 'created'
    ? { outcome: 'requested', runId }
    : { outcome: 'too_soon', runId, retryAfterMs: MANUAL_EVERY_MS };
}
