import { DEMO_ORG_ID } from '../demo/demo-org';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import type { Bench, BenchContext, BenchResult } from './bench';
import type { Comparison } from './comparison';
import { forkWorker } from './fork-worker';
import { medianOf } from './median';
import { readNumbers } from './read-bench-options';
import {
  recomputeNewsSchema,
  type RecomputeNews,
  type RecomputeTask,
} from './recompute/recompute-news';
import { shopNewsSchema } from './stored-shop/shop-news';
import { withEmulators } from './with-emulators';

const ORDERS_EACH = 4;
const LEAST_SHARE = 0.6;

/** The heap that a function of half a gigabyte leaves. */
const FLAGS = ['--max-old-space-size=320', '--max-semi-space-size=16'];

async function measure(context: BenchContext): Promise<BenchResult> {
  const { customers, rounds } = readNumbers(context.args, { customers: 10_000, rounds: 3 });
  const { signal, say } = context;
  return withEmulators(['firestore'], context, async () => {
    const orders = customers * ORDERS_EACH;
    say(`Storing a shop of ${customers} customers and ${orders} orders ...`);
    const plan = { orgId: DEMO_ORG_ID, seed: 1, customers, orders, now: new Date() };
    shopNewsSchema.parse(await forkWorker(plan, { file: 'stored-shop/worker.ts', signal }));
    const [ours, bare]: [RecomputeNews[], RecomputeNews[]] = [[], []];
    for (let round = 1; round <= rounds; round += 1) {
      ours.push(await work({ variant: 'ours', round }, signal));
      bare.push(await work({ variant: 'bare', round }, signal));
      say(
        `Round ${round}: ${ours.at(-1)?.ms.toFixed(0)} ms, bare ${bare.at(-1)?.ms.toFixed(0)} ms`,
      );
    }
    return report(customers, ours, bare);
  });
}

async function work(
  what: Pick<RecomputeTask, 'variant' | 'round'>,
  signal: AbortSignal,
): Promise<RecomputeNews> {
  const task: RecomputeTask = { ...what, projectId: DEMO_PROJECT, orgId: DEMO_ORG_ID };
  const news = await forkWorker(task, { file: 'recompute/worker.ts', signal, flags: FLAGS });
  return recomputeNewsSchema.parse(news);
}

function report(
  customers: number,
  ours: readonly RecomputeNews[],
  bare: readonly RecomputeNews[],
): BenchResult {
  const perSecond = (news: readonly RecomputeNews[]): number =>
    customers / (medianOf(news.map(({ ms }) => ms)) / 1_000);
  const [mine, limit] = [perSecond(ours), perSecond(bare)];
  const comparison: Comparison = {
    name: `rules change, ${customers.toLocaleString('en-US')} customers`,
    unit: '/s',
    ours: mine,
    limit,
    target: { text: `≥ ${LEAST_SHARE} × the limit`, met: mine >= LEAST_SHARE * limit },
  };
  const peakMb = Math.max(...ours.map((news) => news.peakMb));
  return {
    ok: comparison.target?.met ?? true,
    comparisons: [comparison],
    rows: [
      ['recomputed', `${mine.toFixed(0)} customers a second, ${peakMb.toFixed(0)} MB at most`],
      ['read and written alone', `${limit.toFixed(0)} customers a second`],
    ],
    figures: { customers, ours, bare },
  };
}

/** Everybody computed anew after the rules have changed. */
export const recompute: Bench = {
  summary:
    'customers recomputed a second after the rules changed, against reading and writing the same documents',
  help: [
    '--customers <n>   with four orders each (default 10000)',
    '--rounds <n>      of which the median counts (default 3)',
  ],
  run: measure,
};
