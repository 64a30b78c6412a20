import type { Run, SyncJob } from '../model/run';
import { auditWrite } from '../store/audit';
import type { Database } from '../store/database';
import { createRun, readRun } from '../store/runs';

/** Rings for a run. The run's document is the truth; a ring that is lost is made up for by `sweep`. */
export type Publish = (jobs: readonly SyncJob[]) => Promise<void>;

export type RequestedRun = 'created' | 'already_queued' | 'already_started';

/**
 * Asks for a run and rings for it. Asking again with the same id makes no second run.
 * @param request.by who wants it, for the audit; left out where no person does, or where theirs is another act, of which it follows.
 * @throws when the run could not be created; a ring that fails is left to `sweep`.
 */
export async function requestRun(
  { db, publish }: { db: Database; publish: Publish },
  { orgId, runId, run, by }: { orgId: string; runId: string; run: Run; by?: string },
): Promise<RequestedRun> {
  const entry = { action: 'sync_requested', target: runId, at: run.createdAt } as const;
  const also = by === undefined ? [] : [auditWrite(orgId, `asked-${runId}`, { ...entry, by })];
  if (await createRun(db, orgId, runId, run, also)) {
    await ring(publish, { orgId, runId });
    return 'created';
  }
  const existing = await readRun(db, orgId, runId);
  if (existing?.run.state !== 'queued') return 'already_started';
  await ring(publish, { orgId, runId });
  return 'already_queued';
}

async function ring(publish: Publish, job: SyncJob): Promise<void> {
  await publish([job]).catch(() => undefined);
}
