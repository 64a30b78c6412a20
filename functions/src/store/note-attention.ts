import { canonicalJson } from '../model/canonical-json';
import { syncStatusSchema } from '../model/run';
import type { Database } from './database';
import { countWaitingLetters } from './dead-letters';
import { CommitConflict } from './errors';
import { countAttention, type AttentionCounts } from './holds';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** Runs that end meanwhile write the badge too, and seldom so many. */
const TRIES = 3;

/**
 * Brings the badge up to date after dead letters were written or redriven, so that a run that finds nothing changed need not
 * count them. An org without a badge gets it with its first run. When others keep writing the badge it is left to them: the
 * next run that changes something counts again.
 */
export function noteDeadLetters(db: Database, orgId: string): Promise<void> {
  return noteCounts(db, orgId, async () => ({
    deadLetters: await countWaitingLetters(db, orgId),
  }));
}

/** Like {@link noteDeadLetters}, for everything that somebody may have decided about. */
export function noteAttention(db: Database, orgId: string): Promise<void> {
  return noteCounts(db, orgId, () => countAttention(db, orgId));
}

async function noteCounts(
  db: Database,
  orgId: string,
  count: () => Promise<Partial<AttentionCounts>>,
): Promise<void> {
  const path = pathOf('status', { org: orgId });
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const [document] = await db.getAll([path]);
    const status = parseDocument(syncStatusSchema, document);
    if (!status || !document?.writtenAt) return;
    const attention = { ...status.attention, ...(await count()) };
    if (canonicalJson(attention) === canonicalJson(status.attention)) return;
    const data = { attention };
    try {
      await db.commit([{ op: 'update', path, data, ifWrittenAt: document.writtenAt }]);
      return;
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
    }
  }
}
