import { randomUUID } from 'node:crypto';
import { recomputeChanges } from '../../functions/src/insights/recompute-changes';
import type { SyncJob } from '../../functions/src/model/run';
import { openForOrg } from '../../functions/src/pos/alleaves/open-for-org';
import { runSync } from '../../functions/src/sync/run-sync';
import { connect, type Connection } from '../connection/connect';
import type { World } from '../world';

/** A connection to the real Firestore emulator whose rings are heard in this process, by the shipped use cases. */
export interface InProcessRuns {
  readonly connect: World['connect'];
  /** Resolves when every run that was rung for has ended. @throws what a run threw. */
  settled(): Promise<void>;
}

/** Makes one, for one test file. */
export function createInProcessRuns(): InProcessRuns {
  const runs: Promise<void>[] = [];
  return {
    async connect(options) {
      const connection = await connect({ ...options, rings: false });
      return {
        ...connection,
        publish(jobs) {
          for (const job of jobs) runs.push(carryOut(connection, job));
          return Promise.resolve();
        },
      };
    },
    async settled() {
      await Promise.all(runs.splice(0));
    },
  };
}

async function carryOut(connection: Connection, job: SyncJob): Promise<void> {
  const shared = {
    db: connection.db,
    now: () => new Date(),
    newId: () => randomUUID(),
    log: () => undefined,
  };
  await runSync(
    {
      ...shared,
      publish: () => Promise.resolve(),
      handOverAfterMs: Infinity,
      openSecrets: (_, orgId) => connection.openSecrets(orgId),
      openPos: openForOrg({
        hosts: connection.posHosts,
        now: shared.now,
        random: Math.random,
      }),
    },
    job,
  );
  await recomputeChanges(shared, job.orgId);
}
