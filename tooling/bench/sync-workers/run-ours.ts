import { randomUUID } from 'node:crypto';
import { recomputeChanges } from '../../../functions/src/insights/recompute-changes';
import type { RunCost } from '../../../functions/src/model/run';
import { openForOrg } from '../../../functions/src/pos/alleaves/open-for-org';
import type { Database } from '../../../functions/src/store/database';
import { takeWaiting } from '../../../functions/src/store/outbox';
import { createRun, readRun } from '../../../functions/src/store/runs';
import { createSecrets } from '../../../functions/src/store/secrets';
import { newRun } from '../../../functions/src/sync/plan-run';
import { runSync } from '../../../functions/src/sync/run-sync';
import { THIS_MACHINE } from '../../../functions/src/testing/alleaves-under-test';
import { BENCH_VAULT } from './bench-org';

const now = (): Date => new Date();

/** What a worker of a run and one that recomputes are given in production, apart from Pub/Sub. */
export function toolsOf(db: Database) {
  return {
    db,
    now,
    newId: () => randomUUID(),
    log: () => undefined,
    publish: () => Promise.resolve(),
    handOverAfterMs: Infinity,
    openSecrets: (metered: Database, orgId: string) => createSecrets(metered, orgId, BENCH_VAULT),
    openPos: openForOrg({
      hosts: THIS_MACHINE,
      now,
      random: Math.random,
      sleep: (ms) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    }),
  };
}

/**
 * One run and all that is to be computed after it, by the shipped code.
 * @param onRecords hears when the run has ended.
 * @returns what the run cost; what is computed afterwards counts for `db` itself.
 * @throws Error when the run does not succeed, or something still waits to be computed.
 */
export async function runOurs(
  db: Database,
  orgId: string,
  onRecords: () => void = () => undefined,
): Promise<RunCost> {
  const runId = randomUUID();
  await createRun(db, orgId, runId, newRun({ trigger: 'manual', now: now() }));
  const tools = toolsOf(db);
  const outcome = await runSync(tools, { orgId, runId });
  if (outcome !== 'succeeded') throw new Error(`the run ended as ${outcome}`);
  onRecords();
  await recomputeChanges(tools, orgId);
  const stored = await readRun(db, orgId, runId);
  const left = await takeWaiting(db, orgId);
  if (left.length > 0) throw new Error(`${left.length} entries still wait to be computed`);
  if (!stored) throw new Error('the run is gone');
  return stored.run.cost;
}
