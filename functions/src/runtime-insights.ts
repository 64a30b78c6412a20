import { recomputeChanges, type RecomputeCollaborators } from './insights/recompute-changes';
import { runtime } from './runtime';

/** What recompute works with. */
export function recomputeCollaborators(): RecomputeCollaborators {
  return {
    db: runtime.database(),
    now: runtime.now,
    newId: runtime.newId,
    log: runtime.log,
  };
}

/** Recomputes what waits in an org's outbox. */
export function drain(orgId: string): Promise<void> {
  return recomputeChanges(recomputeCollaborators(), orgId);
}
