import { readWholeNumber } from '../../cli/commands/shell';
import { buildPage } from '../dashboard/build-page';
import { measurePage } from '../dashboard/page-size';
import { DEMO_ORG_ID, DEMO_PAGE } from '../demo/demo-org';
import { createDemoUsers } from '../demo/demo-users';
import { startEmulators } from '../emulators/emulators';
import { findFreePorts } from '../emulators/ports';
import { readOptions } from '../read-options';
import type { Bench, BenchContext, BenchResult } from './bench';
import { dashboardNewsSchema, type MeasureTask } from './dashboard/dashboard-news';
import { compareShop } from './dashboard/compare-shops';
import { describeShop, findMisses, type MeasuredShop } from './dashboard/describe-dashboard';
import { forkWorker } from './fork-worker';
import { shopNewsSchema } from './stored-shop/shop-news';

const SEED = 1;

/** As many as the demo has at the size of the demo, and so many for each customer of larger shops. */
const FEWEST_ORDERS = 10_000;
const ORDERS_PER_CUSTOMER = 2.5;

/** What a browser may have to load before the page starts, in kB (gzip). */
const MOST_SCRIPT_KB = 250;

/** The emulator keeps everything in memory, and by default takes a quarter of the machine's. */
const EMULATOR_HEAP_MB = 10_000;

/** From so many customers on the emulator takes seconds for a list, whoever asks: twice tells it. */
const MANY_CUSTOMERS = 20_000;
const FEW_ROUNDS = 2;

const SERVICES = ['firestore', 'pubsub', 'auth', 'functions', 'hosting'] as const;

const STORE_WORKER = 'stored-shop/worker.ts';
const MEASURE_WORKER = '../../tests/browser/measure/worker.ts';

async function measureShop(
  customers: number,
  rounds: number,
  { signal, say }: BenchContext,
): Promise<MeasuredShop> {
  const orders = Math.max(FEWEST_ORDERS, Math.round(customers * ORDERS_PER_CUSTOMER));
  const [counterPort = 0] = await findFreePorts(1);
  const suite = await startEmulators({
    label: 'bench',
    services: SERVICES,
    env: { JAVA_TOOL_OPTIONS: `-Xmx${EMULATOR_HEAP_MB}m` },
    page: { demo: DEMO_PAGE, callable: [counterPort] },
    signal,
    onLog: say,
  });
  try {
    const { env, ports } = suite;
    await createDemoUsers(ports.auth);
    say(`Storing a shop of ${customers} customers and ${orders} orders ...`);
    const plan = { orgId: DEMO_ORG_ID, seed: SEED, customers, orders, now: new Date() };
    const shop = shopNewsSchema.parse(await forkWorker(plan, { file: STORE_WORKER, env, signal }));
    const listRounds = customers < MANY_CUSTOMERS ? rounds : Math.min(rounds, FEW_ROUNDS);
    const task: MeasureTask = { rounds, listRounds, counterPort, id: shop.id };
    const news = dashboardNewsSchema.parse(
      await forkWorker(task, { file: MEASURE_WORKER, env, signal }),
    );
    return { customers, orders, shop, news };
  } finally {
    await suite.stop();
  }
}

function readSizes(args: readonly string[]): { sizes: number[]; rounds: number } {
  const { values } = readOptions({
    args: [...args],
    options: {
      customers: { type: 'string', default: '2527' },
      rounds: { type: 'string', default: '7' },
    },
  });
  return {
    sizes: values.customers
      .split(',')
      .map((text) => readWholeNumber('--customers', text, 1_000_000)),
    rounds: readWholeNumber('--rounds', values.rounds, 100),
  };
}

async function run(context: BenchContext): Promise<BenchResult> {
  const { sizes, rounds } = readSizes(context.args);
  const { gzipBytes, files } = await measurePage(await buildPage(context.signal, context.say));
  const scriptKb = Math.round(gzipBytes / 1_000);
  const shops: MeasuredShop[] = [];
  for (const customers of sizes) shops.push(await measureShop(customers, rounds, context));
  const misses = [
    ...(scriptKb > MOST_SCRIPT_KB ? [`the page starts with ${scriptKb} kB of scripts`] : []),
    ...shops.flatMap(findMisses),
  ];
  return {
    ok: misses.length === 0,
    comparisons: [
      {
        name: 'scripts before the page starts, gzip',
        unit: 'kB',
        ours: scriptKb,
        target: { text: `≤ ${MOST_SCRIPT_KB} kB`, met: scriptKb <= MOST_SCRIPT_KB },
      },
      ...shops.flatMap(compareShop),
    ],
    rows: [
      ['scripts before the page starts', `${scriptKb} kB (gzip) in ${files.length} files`],
      ...shops.flatMap(describeShop),
      ['not as asked for', misses.join('; ') || 'nothing'],
    ],
    figures: { scriptKb, rounds, shops, misses },
  };
}

/** The dashboard, built and served as it is deployed, in a real browser. */
export const dashboard: Bench = {
  summary:
    'the dashboard in a browser: reads, bytes, time to first content cold and warm, going back, lists and exports',
  help: [
    '--customers 2527 (several sizes: 2527,100000; each is stored without a sync) --rounds 7',
    'lists are timed twice from 20,000 customers on, where the emulator takes seconds for each',
    'judged are reads and exports at every size, and times at 2527 customers',
  ],
  run,
};
