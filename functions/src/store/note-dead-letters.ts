import { syncStatusSchema } from '../model/run';
import type { Database } from './database';
import { countWaitingLetters } from './dead-letters';
import { CommitConflict } from './errors';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** Runs that end meanwhile write the badge too, and seldom so many. */
const TRIES = 3;

/**
 * Brings the badge up to date after dead letters were written or redriven, so that a run that finds nothing changed need not
 * count them. An org without a badge gets it with its first run. When others keep writing the badge it is left to them: the
 * next run that changes something counts again.
 */
export async function noteDeadLetters(db: Database, orgId: string): Promise<void> {
  const path = pathOf('status', { org: orgId });
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const [document] = await db.getAll([path]);
    const status = parseDocument(syncStatusSchema, document);
    if (!status || !document?.writtenAt) return;
    const deadLetters = await countWaitingLetters(db, orgId);
    if (deadLetters === status.attention.deadLetters) return;
    const data = { attention: { ...status.attention, deadLetters } };
    try {
      await db.commit([{ op: 'update', path, data, ifWrittenAt: document.writtenAt }]);
      return;
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
    }
  }
}
