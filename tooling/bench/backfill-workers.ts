import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import type { BenchContext } from './bench';

/** Short, so that a killed worker is followed soon; a page here takes a fraction of it. */
const LEASE_MS = 4_000;

/** Of the young part of the heap, which counts three times and otherwise grows with the machine. */
const SEMI_SPACE_MB = 8;

const PHASES = ['records', 'insights'] as const;
type Phase = (typeof PHASES)[number];

const newsSchema = z.object({
  phase: z.enum(PHASES),
  rssBytes: z.number(),
  peakBytes: z.number(),
  outcome: z.string().optional(),
  message: z.string().optional(),
  log: z.string().optional(),
});

/** What the workers are to do, and how. */
export interface BackfillTask {
  readonly orgId: string;
  readonly runId: string;
  readonly sealingKeys: string;
  /** How often a worker is killed: most times while it stores records, then while it computes insights. */
  readonly kills: number;
  /** Milliseconds from the start of either until then. */
  readonly everyMs: number;
  /** The most that a worker's heap may hold; without a bound Node lets garbage lie as long as the machine has room. */
  readonly heapMb: number;
}

/** What one worker came to, or several. */
export interface Worked {
  /** Null when it was killed. */
  outcome: string | null;
  /** Why it failed. */
  message: string | null;
  /** The most resident memory, as the system counts it. */
  peakBytes: number;
  /** The most resident memory while it did either, looked at ten times a second. */
  readonly peakOf: Record<Phase, number>;
  readonly killedIn: Record<Phase, number>;
}

const nothing = (): Worked => ({
  outcome: null,
  message: null,
  peakBytes: 0,
  peakOf: { records: 0, insights: 0 },
  killedIn: { records: 0, insights: 0 },
});

/** Runs one worker until it ends, or is killed so long after it has come to a phase. */
function work(
  { orgId, runId, sealingKeys, everyMs, heapMb }: BackfillTask,
  killIn: Phase | null,
  { signal, say }: BenchContext,
): Promise<Worked> {
  const task = { projectId: DEMO_PROJECT, orgId, runId, leaseMs: LEASE_MS, sealingKeys };
  const child = fork(join(__dirname, 'backfill-worker.cjs'), [JSON.stringify(task)], {
    execArgv: [`--max-old-space-size=${heapMb}`, `--max-semi-space-size=${SEMI_SPACE_MB}`],
    signal,
    killSignal: 'SIGKILL',
  });
  const worked = nothing();
  let timer: NodeJS.Timeout | undefined;
  child.on('message', (message) => {
    const news = newsSchema.parse(message);
    const { phase } = news;
    if (phase === 'insights' && worked.peakOf.insights === 0) say('Computing insights ...');
    worked.peakBytes = Math.max(worked.peakBytes, news.peakBytes);
    worked.peakOf[phase] = Math.max(worked.peakOf[phase], news.rssBytes);
    worked.outcome = news.outcome ?? worked.outcome;
    worked.message = news.message ?? worked.message;
    if (news.log) say(news.log);
    if (phase !== killIn || timer) return;
    timer = setTimeout(() => {
      worked.killedIn[phase] += 1;
      child.kill('SIGKILL');
    }, everyMs);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(worked);
    });
  });
}

/** Has the work done by one worker after the other, killing as many as wanted. */
export async function workAndKill(task: BackfillTask, context: BenchContext): Promise<Worked> {
  const total = nothing();
  const last = Math.floor((task.kills + 2) / 5);
  for (;;) {
    const killed = total.killedIn.records + total.killedIn.insights;
    const next = killed < task.kills - last ? 'records' : 'insights';
    const worked = await work(task, killed < task.kills ? next : null, context);
    total.peakBytes = Math.max(total.peakBytes, worked.peakBytes);
    for (const phase of PHASES) {
      total.peakOf[phase] = Math.max(total.peakOf[phase], worked.peakOf[phase]);
      total.killedIn[phase] += worked.killedIn[phase];
    }
    if (worked.outcome !== null && worked.outcome !== 'dropped')
      return { ...total, outcome: worked.outcome, message: worked.message };
    if (worked.outcome === null) {
      context.say(`Killed ${killed + 1} of ${task.kills} ...`);
      if (killed === task.kills) return { ...total, outcome: 'died' };
    }
    // The claim of the dead one ends first.
    await wait(LEASE_MS / 2, undefined, { signal: context.signal });
  }
}
