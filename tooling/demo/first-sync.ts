import { setTimeout as wait } from 'node:timers/promises';
import { formatCount } from '../../cli/format/numbers';
import { awaitInsights, awaitRun } from '../../cli/runs/await-run';
import type { Run } from '../../functions/src/model/run';
import { STREAMS } from '../../functions/src/model/source';
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
  say('First sync: the schedule rings, and a worker fetches everything from Alleaves ...');
  await runScheduled('scheduleSync', { functionsPort, project: DEMO_PROJECT, signal });
  const [made] = await recentRuns(db, DEMO_ORG_ID, 1);
  if (!made) throw new Error('The schedule made no run; see .trellis/logs/start/suite.log.');
  const sayOnce = withoutRepeats(say);
  const run = await awaitRun(waiting, {
    orgId: DEMO_ORG_ID,
    runId: made.runId,
    timeoutMs: RUN_WITHIN_MS,
    onProgress: (observed) => sayOnce(describeStored(observed.run)),
  });
  sayOnce(describeStored(run));
  if (run.state === 'succeeded')
    say('Everything is stored. A trigger works out the segment of each customer ...');
  const current = await awaitInsights(waiting, {
    orgId: DEMO_ORG_ID,
    timeoutMs: INSIGHTS_WITHIN_MS,
    onProgress: () => undefined,
  });
  if (!current)
    throw new Error('Segments were not computed in time; see .trellis/logs/start/suite.log.');
  return { runId: made.runId, run, durationMs: Date.now() - startedAt };
}

/** What a run has stored so far; null before the first record. */
function describeStored({ reports }: Run): string | null {
  const stored = STREAMS.flatMap((stream) => {
    const created = reports[stream]?.counts.created ?? 0;
    return created > 0 ? `${formatCount(created)} ${stream}` : [];
  });
  return stored.length > 0 ? `  stored ${stored.join(', ')}` : null;
}

function withoutRepeats(say: (line: string) => void): (line: string | null) => void {
  let said: string | null = null;
  return (line) => {
    if (line !== null && line !== said) say(line);
    said = line ?? said;
  };
}
