import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../functions/src/store/open-database';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { DEMO_CREDENTIALS } from '../demo/demo-org';
import type { Bench, BenchContext, BenchResult } from './bench';
import { atMostTimesLimit, gainOverPeer, type Comparison } from './comparison';
import { forkWorker } from './fork-worker';
import { medianOf } from './median';
import { readNumbers } from './read-bench-options';
import { storeBenchOrg } from './sync-workers/bench-org';
import {
  newsSchema,
  VARIANTS,
  type News,
  type Page,
  type Task,
  type Variant,
} from './sync-workers/messages';
import { withEmulators } from './with-emulators';

const ORG_ID = 'bench';
const CONCURRENCY = 8;
const MOST_TIMES_LIMIT = 1.5;
const LEAST_GAIN = 2.5;

type Found = Readonly<Record<Variant, News[]>>;

async function run(context: BenchContext): Promise<BenchResult> {
  const { rounds, rate, latency, ...records } = readNumbers(context.args, {
    customers: 2_527,
    orders: 10_000,
    products: 374,
    latency: 50,
    rate: 50,
    rounds: 5,
  });
  const simulator = createSimulator({
    ...records,
    seed: 1,
    latencyMs: latency,
    ...DEMO_CREDENTIALS,
  });
  const { url } = await simulator.start();
  const pacing = { requestsPerSecond: rate, burst: CONCURRENCY, concurrency: CONCURRENCY };
  try {
    const found = await withEmulators(['firestore'], context, () =>
      measureRounds({ simulator, url, pacing, rounds }, context),
    );
    const comparison = compare(found, `first sync, ${rate} requests/s`);
    return {
      ok: comparison.target?.met ?? true,
      comparisons: [comparison],
      rows: VARIANTS.map((variant) => [variant, describe(found[variant])]),
      figures: { ...records, rate, latency, rounds, ...found },
    };
  } finally {
    await simulator.stop();
  }
}

const median = (news: readonly News[], of: (one: News) => number): number => medianOf(news.map(of));

const toMs = ({ ms }: News): number => ms;

function compare(found: Found, name: string): Comparison {
  const [ours, peer, limit] = [found.ours, found.old, found.limit].map((news) =>
    median(news, toMs),
  );
  const made = atMostTimesLimit(
    { name, unit: 'ms', ours: ours ?? 0, peer, limit },
    MOST_TIMES_LIMIT,
  );
  const met = made.target?.met === true && (gainOverPeer(made) ?? 0) >= LEAST_GAIN;
  return { ...made, target: { text: `${made.target?.text}, gain ≥ ${LEAST_GAIN}`, met } };
}

function describe(news: readonly News[]): string {
  const ms = (of: (one: News) => number): string => `${median(news, of).toFixed(0)} ms`;
  const records = news[0]?.recordsMs === null ? '' : `, records ${ms((one) => one.recordsMs ?? 0)}`;
  const counts = `${median(news, ({ reads }) => reads)} reads, ${median(news, ({ writes }) => writes)} writes`;
  return `${ms(toMs)}${records}, processor ${ms(({ cpuMs }) => cpuMs)}, ${counts}`;
}

interface Measuring {
  readonly simulator: Simulator;
  readonly url: string;
  readonly pacing: Task['pacing'];
  readonly rounds: number;
}

async function measureRounds(measuring: Measuring, context: BenchContext): Promise<Found> {
  const found: Found = { ours: [], old: [], limit: [] };
  for (let round = 1; round <= measuring.rounds; round += 1) {
    const model = await measureOurs(measuring, context);
    found.ours.push(model.news);
    found.old.push(await measure(measuring, { variant: 'old' }, context));
    found.limit.push(await measure(measuring, { ...model, variant: 'limit' }, context));
    const [ours, old, limit] = [found.ours, found.old, found.limit].map((news) =>
      news.at(-1)?.ms.toFixed(0),
    );
    context.say(`Round ${round}: ours ${ours} ms, old method ${old} ms, limit ${limit} ms`);
  }
  return found;
}

/** What the limit goes by: the pages that ours fetched, and where its documents lie. */
async function measureOurs(measuring: Measuring, context: BenchContext) {
  const { simulator, url, pacing } = measuring;
  const modelProject = newProject();
  const pos = { baseUrl: url, pacing, credentials: DEMO_CREDENTIALS };
  await storeBenchOrg(openDatabase({ projectId: modelProject }), ORG_ID, pos);
  simulator.clearJournal();
  const news = await measure(measuring, { variant: 'ours', projectId: modelProject }, context);
  return { news, modelProject, pages: pagesOf(simulator) };
}

const newProject = (): string => `demo-bench-${randomUUID().slice(0, 8)}`;

async function measure(
  { url, pacing }: Measuring,
  given: Pick<Task, 'variant'> & Partial<Pick<Task, 'projectId' | 'pages' | 'modelProject'>>,
  { signal }: BenchContext,
): Promise<News> {
  const { variant, projectId = newProject(), pages = [], modelProject = null } = given;
  const task: Task = {
    variant,
    projectId,
    orgId: ORG_ID,
    baseUrl: url,
    pacing,
    credentials: DEMO_CREDENTIALS,
    pages,
    modelProject,
  };
  return newsSchema.parse(await forkWorker(task, { file: 'sync-workers/worker.ts', signal }));
}

function pagesOf(simulator: Simulator): Page[] {
  return simulator
    .journal()
    .filter(({ path }) => path !== '/auth')
    .map(({ method, path, query, body }) => ({
      method: method === 'POST' ? 'POST' : 'GET',
      path,
      query: { ...query },
      body,
    }));
}

/** A first sync against the method that it replaces and against the least that must happen. */
export const firstSync: Bench = {
  summary:
    'a first sync, against the method that rewrites everything and against the least that must happen',
  help: [
    '--customers 2527 --orders 10000 --products 374',
    '--latency <ms>    of every answer of the point of sale (default 50)',
    '--rate <n>        requests a second, at most 8 at a time (default 50)',
    '--rounds <n>      of which the median counts (default 5)',
  ],
  run,
};
