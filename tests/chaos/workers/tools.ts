import {
  recomputeChanges,
  type RecomputeCollaborators,
} from '../../../functions/src/insights/recompute-changes';
import { createAlleavesAdapter } from '../../../functions/src/pos/alleaves/adapter';
import type { Database } from '../../../functions/src/store/database';
import { createSecrets } from '../../../functions/src/store/secrets';
import type { Publish } from '../../../functions/src/sync/request-run';
import type { RunCollaborators } from '../../../functions/src/sync/run-sync';
import { THIS_MACHINE } from '../../../functions/src/testing/alleaves-under-test';
import { CHAOS_VAULT } from '../world/make-orgs';
import { createChaosDatabase, createSessionDatabase } from './chaos-database';
import { createChaosPos, type WalkWatch } from './chaos-pos';
import type { Seam } from './seam';

/** What all workers of a world share. */
export interface SharedTools {
  readonly database: Database;
  readonly nowMs: () => number;
  readonly advance: (ms: number) => void;
  readonly newId: () => string;
  readonly random: () => number;
  readonly handOverAfterMs: number;
  readonly publish: (seam: Seam) => Publish;
  readonly watchWalk: (seam: Seam) => WalkWatch;
  readonly log: (seam: Seam, message: string, fields: Readonly<Record<string, unknown>>) => void;
}

export type WorkerTools = RunCollaborators &
  RecomputeCollaborators & {
    readonly publish: Publish;
    readonly drain: (orgId: string) => Promise<void>;
  };

/** The collaborators of one worker: the shipped use cases see nothing else. */
export function makeTools(shared: SharedTools, seam: Seam): WorkerTools {
  const db = createChaosDatabase(shared.database, seam);
  const now = (): Date => new Date(shared.nowMs() + seam.worker.skewMs);
  const base = {
    db,
    now,
    newId: shared.newId,
    log: (message: string, fields: Readonly<Record<string, unknown>>) =>
      shared.log(seam, message, fields),
  };
  return {
    ...base,
    publish: shared.publish(seam),
    handOverAfterMs: shared.handOverAfterMs,
    drain: (orgId) => recomputeChanges(base, orgId),
    openSecrets: (metered, orgId) => createSecrets(metered, orgId, CHAOS_VAULT),
    openPos: ({ orgId, org, credentials }) => {
      const sessions = createSecrets(
        createSessionDatabase(shared.database, seam),
        orgId,
        CHAOS_VAULT,
      );
      const pos = createAlleavesAdapter({
        config: org.pos,
        hosts: THIS_MACHINE,
        credentials,
        sessions: sessions.posSessions,
        now,
        random: shared.random,
        clockMs: shared.nowMs,
        sleep: (ms) => Promise.resolve(shared.advance(ms)),
      });
      return createChaosPos(pos, seam, shared.watchWalk(seam));
    },
  };
}
