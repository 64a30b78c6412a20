import type { Database } from '../store/database';
import { deadRunWrite } from '../store/dead-letters';
import { CommitConflict } from '../store/errors';
import { countAttention } from '../store/holds';
import { readStatus, statusWrite } from '../store/orgs';
import { leaveRing } from '../store/outbox';
import { updateRun, type StoredRun } from '../store/runs';
import { fenceOffWrites, LEASE_MS } from '../store/stream-lease';
import { describeEnd } from './describe-end';
import { planBadge } from './plan-badge';

/** Starts of one run without any progress after which it is given up. */
const MAX_ATTEMPTS = 5;

/**
 * Decides about a run that has been silent for a while: ended when it was not started in time, given up when its starts
 * lead nowhere, else to be rung for. What a run had stored before it was given up is rung for.
 * @returns null when it may still be at work, or when somebody changed it meanwhile.
 */
export async function settleSilentRun(
  tools: {
    db: Database;
    now: () => Date;
    newId: () => string;
    log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  },
  stored: StoredRun,
): Promise<'rung' | 'expired' | 'givenUp' | null> {
  const { db, now, newId, log } = tools;
  const { run } = stored;
  const at = now();
  const silentMs = at.getTime() - run.progressAt.getTime();
  if (run.state === 'running' && silentMs < LEASE_MS) return null;
  try {
    // A run that was begun and handed over is queued again, and wanted however late it is.
    if (run.state === 'queued' && run.startedAt === null && run.notAfter < at) {
      const error = 'The run was not started in time.';
      const change = { state: 'expired', error, finishedAt: at, progressAt: at } as const;
      log('run ended', describeEnd(await updateRun(db, stored, change)));
      return 'expired';
    }
    if (run.attempts < MAX_ATTEMPTS) return 'rung';
    await ringForTheDead({ db, newId, now }, stored);
    log('run ended', describeEnd(await giveUp(db, stored, at)));
    return 'givenUp';
  } catch (error) {
    if (error instanceof CommitConflict) return null;
    throw error;
  }
}

/**
 * Rings for what a run's workers have stored. Their claims are taken first: what one of them stored later would be rung for by
 * nobody.
 * @throws {CommitConflict} when one of them is at work after all.
 */
export async function ringForTheDead(
  { db, newId, now }: { db: Database; newId: () => string; now: () => Date },
  run: { orgId: string; runId: string },
): Promise<void> {
  const fences = await fenceOffWrites(db, run);
  if (fences.length > 0) await db.commit(fences);
  await leaveRing(db, run, { newId, now });
}

async function giveUp(db: Database, stored: StoredRun, at: Date): Promise<StoredRun> {
  const { orgId, runId, run } = stored;
  const error = `Gave up after ${MAX_ATTEMPTS} starts.`;
  const before = await readStatus(db, orgId);
  const counted = await countAttention(db, orgId);
  // The letter of this run is among what is about to be stored.
  const deadLetters = counted.deadLetters + 1;
  const attention = { ...before?.attention, ...counted, deadLetters };
  const verdict = { runId, trigger: run.trigger, state: 'failed', error, at } as const;
  return updateRun(db, stored, { state: 'failed', error, finishedAt: at, progressAt: at }, [
    statusWrite(orgId, planBadge(before, verdict, attention)),
    deadRunWrite(orgId, stored, { reason: error, attempts: run.attempts, at }),
  ]);
}
