import { setTimeout as wait } from 'node:timers/promises';
import { awaitInsights, awaitRun } from '../../cli/runs/await-run';
import { describeProgress } from '../../cli/runs/describe-run';
import type { Run } from '../../functions/src/model/run';
import type { Database } from '../../functions/src/store/database';
import { recentRuns } from '../../functions/src/store/runs';
import { runScheduled } from '../clock';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import { DEMO_ORG_ID } from './demo-org';

const RUN_WITHIN_MS = 240_000;
const INSIGHTS_WITHIN_MS = 120_000;

/** What the demo's first sync was. */
export interface FirstSync {
  readonly runId: string;
  readonly run: Run;
  /** From ringing the schedule to the last insight. */
  readonly durationMs: number;
}

/**
 * Runs the deployed schedule and watches what comes of it: the run it makes, carried out by the worker that Pub/Sub
 * rings, and the insights that the Firestore trigger computes. Takes no part in any of it.
 * @throws Error in one sentence when a step does not come to its end.
 */
export async function firstSync(
  demo: { db: Database; functionsPort: number; signal: AbortSignal },
  say: (line: string) => void,
): Promise<FirstSync> {
  const { functionsPort, signal, db } = demo;
  const startedAt = Date.now();
  const waiting = {
    db,
    now: () => new Date(),
    sleep: (ms: number) => wait(ms, undefined, { signal }),
  };
  await runScheduled('scheduleSync', { functionsPort, project: DEMO_PROJECT, signal });
  const [made] = await recentRuns(db, DEMO_ORG_ID, 1);
  if (!made) throw new Error('The schedule made no run; see .trellis/logs/start/suite.log.');
  say('The schedule rang; a worker fetches from the point of sale ...');
  let said = '';
  const run = await awaitRun(waiting, {
    orgId: DEMO_ORG_ID,
    runId: made.runId,
    timeoutMs: RUN_WITHIN_MS,
    onProgress(observed) {
      const line = describeProgress(observed.run);
      if (line !== said) say(line);
      said = line;
    },
  });
  if (run.state === 'succeeded') say('Stored. The trigger computes segments ...');
  const current = await awaitInsights(waiting, {
    orgId: DEMO_ORG_ID,
    timeoutMs: INSIGHTS_WITHIN_MS,
    onProgress: () => undefined,
  });
  if (!current)
    throw new Error('Segments were not computed in time; see .trellis/logs/start/suite.log.');
  return { runId: made.runId, run, durationMs: Date.now() - startedAt };
}
