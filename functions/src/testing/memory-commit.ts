import type { Effects } from '../model/change';
import type { Observation } from '../model/observation';
import type { Write } from '../store/database';
import { changeWrite } from '../store/outbox';
import { commitRecords, type CommitRequest, type CommitResult } from '../sync/commit-records';
import { toCandidate } from '../sync/plan-commit';
import type { MemoryDatabase } from './memory-database';

/** When records are stored in tests that commit to a database in memory. */
export const STORED_AT = new Date('2026-01-30T00:00:00Z');

/** Commits observations of one stream to org `maple`, as a walk unless said otherwise, and leaves notes in its outbox. */
export function commitTo(
  db: MemoryDatabase,
  observations: readonly Observation[],
  change: Partial<CommitRequest> = {},
): Promise<CommitResult> {
  return commitRecords({
    db,
    orgId: 'maple',
    provider: 'cursor',
    candidates: observations.map(toCandidate),
    authority: 'walk',
    note: (effects: Effects): Write =>
      changeWrite('maple', `note-${db.commits.length}`, {
        kind: 'records',
        effects,
        createdAt: STORED_AT,
      }),
    commit: async (writes) => {
      await db.commit(writes);
    },
    now: () => STORED_AT,
    ...change,
  });
}
