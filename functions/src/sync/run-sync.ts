import type { Org, PosCredentials } from '../model/org';
import { isFinal, type Run, type SyncJob } from '../model/run';
import type { PosAdapter } from '../pos/adapter';
import type { Database } from '../store/database';
import { CommitConflict, LeaseLost } from '../store/errors';
import { readOrg } from '../store/orgs';
import { readRun } from '../store/runs';
import type { Secrets } from '../store/secrets';
import { LEASE_MS } from '../store/stream-lease';
import { planStart } from './plan-run';
import type { Publish } from './request-run';
import { RunJournal } from './run-journal';
import { ringForTheDead } from './settle-silent-run';
import { SyncRun } from './sync-run';

/** What a run needs from outside. */
export interface RunCollaborators {
  readonly db: Database;
  readonly openSecrets: (db: Database, orgId: string) => Secrets;
  readonly openPos: (opening: {
    orgId: string;
    org: Org;
    credentials: PosCredentials;
    secrets: Secrets;
  }) => PosAdapter;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  /** Rings for a run that is handed to a fresh worker. */
  readonly publish: Publish;
  /** A worker that has shown no sign of life for so long is dead; by default `LEASE_MS`. */
  readonly leaseMs?: number;
  /** How long one worker may work on a run before it hands it over. */
  readonly handOverAfterMs: number;
}

export type RunOutcome = 'dropped' | Run['state'];

/**
 * Carries out a run: every stream of one org, one after the other, in one process.
 *
 * Delivering the same job twice is harmless: a final run is dropped, and a run that another worker is busy with is left to it.
 * A run that finds another one of the org at work ends as superseded. One that takes too long for one worker is handed to
 * the next, which goes on at the last page that is stored whole.
 * A stream that the POS fails does not stop the next one, unless the POS refused the login.
 *
 * @throws {StoreUnavailable} when Firestore is away; the run stays as it is and `sweep` rings again.
 */
export async function runSync(collaborators: RunCollaborators, job: SyncJob): Promise<RunOutcome> {
  const db = collaborators.db.metered();
  const [org, stored] = await Promise.all([
    readOrg(db, job.orgId),
    readRun(db, job.orgId, job.runId),
  ]);
  if (!org || !stored || isFinal(stored.run.state)) return 'dropped';
  if (isBusy(stored.run, collaborators)) return 'dropped';
  const journal = new RunJournal(db, stored, {
    ...collaborators,
    worker: collaborators.newId(),
    intervalMinutes: org.schedule.intervalMinutes,
  });
  const refusal = planStart(stored.run, org, collaborators.now());
  const work = new SyncRun({ ...collaborators, db }, org, stored, journal);
  try {
    if (refusal) {
      if (stored.run.startedAt !== null) await ringForTheDead({ ...collaborators, db }, stored);
      return await journal.finish(refusal.state, refusal.error, null);
    }
    return await work.carryOut();
  } catch (error) {
    if (!(error instanceof LeaseLost || error instanceof CommitConflict)) throw error;
    await work.ringForNotes();
    return 'dropped';
  }
}

/** Whether a worker has shown a sign of life so lately that `sweep` would not ring for the run either. */
function isBusy(run: Run, { now, leaseMs = LEASE_MS }: RunCollaborators): boolean {
  return run.state === 'running' && now().getTime() - run.progressAt.getTime() < leaseMs;
}
