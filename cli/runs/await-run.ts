import { isFinal, type Run } from '../../functions/src/model/run';
import type { Database } from '../../functions/src/store/database';
import { takeWaiting } from '../../functions/src/store/outbox';
import { readRun } from '../../functions/src/store/runs';
import { CliError } from '../cli-error';

/** What waiting works with. */
export interface Waiting {
  readonly db: Database;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

const POLL_MS = 500;

/** A ring that nobody has heard for so long is worth a word. */
const UNHEARD_MS = 20_000;

/** How a run stands, and whether nobody seems to be there to carry it out. */
export interface Observed {
  readonly run: Run;
  readonly isUnheard: boolean;
}

/**
 * Waits until nothing will change about a run any more.
 * @throws {CliError} when it has not ended within `timeoutMs`; the run itself goes on.
 */
export async function awaitRun(
  { db, now, sleep }: Waiting,
  wanted: {
    orgId: string;
    runId: string;
    timeoutMs: number;
    onProgress: (observed: Observed) => void;
  },
): Promise<Run> {
  const { orgId, runId, timeoutMs, onProgress } = wanted;
  const startedMs = now().getTime();
  for (;;) {
    const stored = await readRun(db, orgId, runId);
    if (!stored) throw new CliError(`The run ${runId} of ${orgId} does not exist.`);
    const { run } = stored;
    if (isFinal(run.state)) return run;
    const elapsedMs = now().getTime() - startedMs;
    onProgress({ run, isUnheard: run.state === 'queued' && elapsedMs >= UNHEARD_MS });
    if (elapsedMs >= timeoutMs) throw explainTimeout(run, { orgId, timeoutMs });
    await sleep(POLL_MS);
  }
}

/**
 * Waits until all that was stored has reached customers' insights and the org's counts.
 * @returns false when it has not within `timeoutMs`; it will, only later.
 */
export async function awaitInsights(
  { db, now, sleep }: Waiting,
  wanted: { orgId: string; timeoutMs: number; onProgress: () => void },
): Promise<boolean> {
  const startedMs = now().getTime();
  for (;;) {
    const waiting = await takeWaiting(db, wanted.orgId);
    if (waiting.every(({ change }) => change.kind === 'stats')) return true;
    if (now().getTime() - startedMs >= wanted.timeoutMs) return false;
    wanted.onProgress();
    await sleep(POLL_MS);
  }
}

function explainTimeout(run: Run, at: { orgId: string; timeoutMs: number }): CliError {
  const seconds = Math.round(at.timeoutMs / 1_000);
  return run.state === 'queued'
    ? new CliError(
        `The run was not taken up within ${seconds} s: no functions are running, or they are busy.`,
        'Start them with `npm start` or `npm run emulators`; on a project, look at the logs of runSyncJob.',
      )
    : new CliError(
        `The run has not ended within ${seconds} s; it goes on.`,
        `Look later: npm run trellis -- runs ${at.orgId}`,
      );
}
