import type { Database } from '../store/database';
import { CommitConflict, toLogFields } from '../store/errors';
import { leaveRing, orgsWithOldChanges } from '../store/outbox';
import { orgsWithOldHints } from '../store/hints';
import { readOrg, readStatus, statusWrite } from '../store/orgs';
import { silentRuns, updateRun, type StoredRun } from '../store/runs';
import { LEASE_MS } from '../store/stream-lease';
import { planBadge } from './plan-badge';
import { newRun, runIdOf } from './plan-run';
import { requestRun, type Publish } from './request-run';

/** A queued run, an outbox entry or a hint that waits longer was not delivered. */
const DELIVERED_WITHIN_MS = 60_000;

/** Starts of one run after which it is given up. */
const MAX_ATTEMPTS = 5;

/** Handled in one sweep; the next one, two minutes later, takes the rest. */
const BATCH = 200;

export interface SweepCollaborators {
  readonly db: Database;
  readonly publish: Publish;
  /** Recomputes what waits in an org's outbox. */
  readonly drain: (orgId: string) => Promise<void>;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What a sweep found and did. */
export interface SweepReport {
  readonly rung: number;
  readonly expired: number;
  readonly givenUp: number;
  readonly drained: number;
  readonly hinted: number;
  /** What could not be done; it waits for the next sweep, and nothing else waits for it. */
  readonly failed: number;
}

/**
 * The one retry mechanism: rings again for runs that nobody started or whose worker died, ends runs that are not wanted
 * any more, and takes up outbox entries and hints whose ring was lost.
 */
export async function sweep(collaborators: SweepCollaborators): Promise<SweepReport> {
  const { db, publish, drain, now, log } = collaborators;
  const before = new Date(now().getTime() - DELIVERED_WITHIN_MS);
  const done = { rung: 0, expired: 0, givenUp: 0, drained: 0, hinted: 0, failed: 0 };
  const count = async (task: () => Promise<Exclude<keyof SweepReport, 'failed'> | null>) => {
    const what = await task().catch((error: unknown) => {
      log('something could not be swept', toLogFields(error));
      return 'failed' as const;
    });
    if (what) done[what] += 1;
  };
  for (const stored of await silentRuns(db, before, BATCH))
    await count(() => retry(collaborators, stored));
  for (const orgId of await orgsWithOldChanges(db, before, BATCH)) {
    await count(async () => {
      await drain(orgId);
      return 'drained';
    });
  }
  for (const orgId of await orgsWithOldHints(db, before, BATCH)) {
    await count(async () => {
      // A paused org, or one that needs attention, keeps its hints until it is at work again.
      if ((await readOrg(db, orgId))?.status !== 'active') return null;
      const run = newRun({ trigger: 'hint', now: now(), streams: [] });
      await requestRun({ db, publish }, { orgId, runId: runIdOf('hint', now()), run });
      return 'hinted';
    });
  }
  return done;
}

async function retry(
  { db, publish, now, newId }: SweepCollaborators,
  stored: StoredRun,
): Promise<'rung' | 'expired' | 'givenUp' | null> {
  const { run, orgId, runId } = stored;
  const at = now();
  const silentMs = at.getTime() - run.progressAt.getTime();
  if (run.state === 'running' && silentMs < LEASE_MS) return null;
  const end = { finishedAt: at, progressAt: at };
  try {
    if (run.startedAt === null && run.notAfter < at) {
      await updateRun(db, stored, {
        ...end,
        state: 'expired',
        error: 'The run was not started in time.',
      });
      return 'expired';
    }
    if (run.attempts >= MAX_ATTEMPTS) {
      await leaveRing(db, stored, { newId, now });
      await giveUp(db, stored, at);
      return 'givenUp';
    }
  } catch (error) {
    if (error instanceof CommitConflict) return null;
    throw error;
  }
  await publish([{ orgId, runId }]).catch(() => undefined);
  return 'rung';
}

async function giveUp(db: Database, stored: StoredRun, at: Date): Promise<void> {
  const { orgId, runId, run } = stored;
  const error = `Gave up after ${MAX_ATTEMPTS} starts.`;
  const before = await readStatus(db, orgId);
  const attention = before?.attention ?? { quarantined: 0, holds: 0 };
  const badge = planBadge(
    before,
    { runId, trigger: run.trigger, state: 'failed', error, at },
    attention,
  );
  const end = { state: 'failed', error, finishedAt: at, progressAt: at } as const;
  await updateRun(db, stored, end, [statusWrite(orgId, badge)]);
}
