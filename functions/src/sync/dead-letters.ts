import type { SyncJob } from '../model/run';
import { auditWrite } from '../store/audit';
import type { Database, Write } from '../store/database';
import { readDeadLetter, redrivenWrite, type StoredDeadLetter } from '../store/dead-letters';
import { CommitConflict } from '../store/errors';
import { noteDeadLetters } from '../store/note-attention';
import { changeWrite } from '../store/outbox';
import { runWrite } from '../store/runs';
import { newRun, runIdOf } from './plan-run';
import type { Publish } from './request-run';

export interface RedriveCollaborators {
  readonly db: Database;
  readonly publish: Publish;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
}

export type Redriven =
  /** `as`: the run or outbox entry that takes its place. */
  | { readonly outcome: 'redriven'; readonly as: string }
  | { readonly outcome: 'missing' | 'already_redriven' };

/**
 * Tries a dead letter again: a run as a new run, an outbox entry as a fresh one. What takes its place, the mark on the letter
 * and the audit entry are one commit, so that two who redrive the same letter make one.
 * @param by who asks for it.
 */
export async function redriveDeadLetter(
  collaborators: RedriveCollaborators,
  { orgId, id, by }: { orgId: string; id: string; by: string },
): Promise<Redriven> {
  const { db, publish, now, newId } = collaborators;
  const stored = await readDeadLetter(db, orgId, id);
  if (!stored) return { outcome: 'missing' };
  if (stored.letter.state === 'redriven') return { outcome: 'already_redriven' };
  const at = now();
  const { as, write, job } = replace(stored, { orgId, at, newId });
  const audit = auditWrite(orgId, newId(), {
    action: 'dead_letter_redriven',
    target: id,
    by,
    at,
  });
  try {
    await db.commit([write, redrivenWrite(orgId, stored, { at, as }), audit]);
  } catch (error) {
    if (error instanceof CommitConflict) return { outcome: 'already_redriven' };
    throw error;
  }
  // A badge that is late is made up for by the next run that changes something.
  await noteDeadLetters(db, orgId).catch(() => undefined);
  // A ring that is lost is made up for by `sweep`; the outbox rings by itself.
  if (job) await publish([job]).catch(() => undefined);
  return { outcome: 'redriven', as };
}

function replace(
  { letter }: StoredDeadLetter,
  { orgId, at, newId }: { orgId: string; at: Date; newId: () => string },
): { as: string; write: Write; job: SyncJob | null } {
  if (letter.kind === 'change') {
    const as = newId();
    const { effects } = letter;
    return {
      as,
      write: changeWrite(orgId, as, { kind: 'records', effects, createdAt: at }),
      job: null,
    };
  }
  const { trigger, streams, runId: redriveOf } = letter;
  const runId = `${runIdOf(trigger, at, 'second')}-${newId().slice(0, 8)}`;
  const run = { ...newRun({ trigger, now: at, streams }), redriveOf };
  return { as: runId, write: runWrite(orgId, runId, run), job: { orgId, runId } };
}
