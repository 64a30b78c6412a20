import { randomUUID } from 'node:crypto';
import type { Observation } from '../model/observation';
import type { Database } from '../store/database';
import { changeWrite } from '../store/outbox';
import { commitRecords } from '../sync/commit-records';
import { toCandidate } from '../sync/plan-commit';

/** Stores what a walk of one stream saw, as a sync does, with a note in the outbox. */
export async function storeObservations(
  db: Database,
  { orgId, at }: { readonly orgId: string; readonly at: Date },
  observations: readonly Observation[],
): Promise<void> {
  await commitRecords({
    db,
    orgId,
    provider: 'cursor',
    candidates: observations.map(toCandidate),
    authority: 'walk',
    note: (effects) =>
      changeWrite(orgId, randomUUID(), { kind: 'records', effects, createdAt: at }),
    commit: async (writes) => {
      await db.commit(writes);
    },
    now: () => at,
  });
}
