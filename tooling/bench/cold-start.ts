import { fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { buildFunctions } from '../emulators/build-functions';
import type { Bench, BenchContext, BenchResult } from './bench';
import { atMostTimesLimit, type Comparison } from './comparison';
import { medianOf } from './median';
import { readNumbers } from './read-bench-options';
import { withEmulators } from './with-emulators';

/** One function of each kind: the one that takes most. */
const FUNCTIONS = [
  ['alleavesWebhook', 'https'],
  ['updateSegmentRules', 'call'],
  ['scheduleSync', 'schedule'],
  ['runSyncJob', 'message'],
  ['recomputeInsights', 'document'],
] as const;

const PROJECT = 'demo-bench-cold';
const MOST_TIMES_EMPTY = 1.3;

const newsSchema = z.strictObject({ loadedMs: z.number(), readMs: z.number() });
type News = z.infer<typeof newsSchema>;

async function measure(context: BenchContext): Promise<BenchResult> {
  const { rounds } = readNumbers(context.args, { rounds: 11 });
  await buildFunctions(context.signal);
  return withEmulators(['firestore'], context, async () => {
    const comparisons: Comparison[] = [];
    for (const [target, kind] of FUNCTIONS) {
      context.say(`${target}, ${rounds} times ...`);
      const [ours, empty]: [News[], News[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await start('shipped', kind, target, context.signal));
        empty.push(await start('empty', kind, target, context.signal));
      }
      comparisons.push(...compare(target, ours, empty));
    }
    return {
      ok: comparisons.every(({ target }) => target?.met ?? true),
      comparisons,
      rows: comparisons.map(({ name, ours, limit }) => [
        name,
        `${ours.toFixed(0)} ms, an empty one ${limit?.toFixed(0)} ms`,
      ]),
      figures: { comparisons },
    };
  });
}

function compare(target: string, ours: readonly News[], empty: readonly News[]): Comparison[] {
  const of = (pick: (news: News) => number) => ({
    unit: 'ms',
    ours: medianOf(ours.map(pick)),
    limit: medianOf(empty.map(pick)),
  });
  return [
    atMostTimesLimit(
      { name: `cold start of ${target}, loaded`, ...of(({ loadedMs }) => loadedMs) },
      MOST_TIMES_EMPTY,
    ),
    { name: `cold start of ${target}, a document read`, ...of(({ readMs }) => readMs) },
  ];
}

function start(what: string, kind: string, target: string, signal: AbortSignal): Promise<News> {
  const child = fork(join(__dirname, 'cold-start/load.cjs'), [what, kind], {
    env: {
      ...process.env,
      FUNCTION_TARGET: target,
      GCLOUD_PROJECT: PROJECT,
      FIREBASE_CONFIG: JSON.stringify({ projectId: PROJECT }),
    },
    execArgv: [],
    signal,
  });
  return new Promise((resolve, reject) => {
    child.once('message', (message) => {
      resolve(newsSchema.parse(message));
      child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${target} ended before it had loaded`)));
  });
}

/** How long an instance takes to load, against one of an empty function. */
export const coldStart: Bench = {
  summary:
    'how long an instance of a function takes to load and to read its first document, against an empty function',
  help: ['--rounds <n>   of which the median counts (default 11)'],
  run: measure,
};
