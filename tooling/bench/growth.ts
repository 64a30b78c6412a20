import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../functions/src/store/open-database';
import { createSimulator } from '../../simulator/simulator';
import { DEMO_CREDENTIALS } from '../demo/demo-org';
import type { Bench, BenchContext, BenchResult } from './bench';
import { forkWorker } from './fork-worker';
import { readNumbers } from './read-bench-options';
import { storeBenchOrg } from './sync-workers/bench-org';
import { newsSchema, type News, type Task } from './sync-workers/messages';
import { withEmulators } from './with-emulators';

const ORG_ID = 'bench';
const ORDERS_EACH = 4;
const PRODUCTS = 374;
const STEPS = 3;
const TENFOLD = 10;

/** As fast as the settings of an organisation allow. */
const PACING = { requestsPerSecond: 100, burst: 100, concurrency: 8 };

/** The heap that a function of half a gigabyte leaves; without a bound Node lets garbage lie as long as the machine has room. */
const FLAGS = ['--max-old-space-size=220', '--max-semi-space-size=16'];

const MOST_GROWTH = 1.3;
const PEAK_MB = 400;

interface Grown extends News {
  readonly customers: number;
  readonly records: number;
}

async function run(context: BenchContext): Promise<BenchResult> {
  const { customers: most } = readNumbers(context.args, { customers: 100_000 });
  const sizes = Array.from({ length: STEPS }, (_, step) =>
    Math.round(most / TENFOLD ** (STEPS - 1 - step)),
  );
  const grown: Grown[] = [];
  for (const customers of sizes) {
    context.say(`${customers} customers, ${customers * ORDERS_EACH} orders ...`);
    grown.push(await measure(customers, context));
  }
  const [, middle, last] = grown;
  if (!middle || !last) throw new RangeError('there are three sizes');
  const growth = perRecord(last) / perRecord(middle);
  const target = {
    text: `≤ ${MOST_GROWTH} × that of a tenth`,
    met: growth <= MOST_GROWTH,
  };
  const flat = {
    text: `≤ ${PEAK_MB} MB at every size`,
    met: grown.every(({ peakMb }) => peakMb <= PEAK_MB),
  };
  return {
    ok: target.met && flat.met,
    comparisons: [
      ...grown.map((one, index) => ({
        name: `first sync of ${one.customers.toLocaleString('en-US')} customers, time a record`,
        unit: 'µs',
        ours: perRecord(one),
        ...(index === STEPS - 1 ? { limit: perRecord(middle), target } : {}),
      })),
      {
        name: 'the same, most memory',
        unit: 'MB',
        ours: Math.max(...grown.map(({ peakMb }) => peakMb)),
        target: flat,
      },
    ],
    rows: grown.map((one) => [`${one.customers.toLocaleString('en-US')} customers`, describe(one)]),
    figures: { grown },
  };
}

const MICROSECONDS = 1_000;

const perRecord = ({ ms, records }: Grown): number => (ms * MICROSECONDS) / records;

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

function describe(one: Grown): string {
  const { ms, recordsMs, records, reads, writes, peakMb } = one;
  const each = (count: number): string => (count / records).toFixed(2);
  return [
    `${seconds(ms)} (records ${seconds(recordsMs ?? 0)})`,
    `${perRecord(one).toFixed(0)} µs a record`,
    `${each(reads)} reads and ${each(writes)} writes a record`,
    `${peakMb.toFixed(0)} MB`,
  ].join(', ');
}

async function measure(customers: number, context: BenchContext): Promise<Grown> {
  const orders = customers * ORDERS_EACH;
  const simulator = createSimulator({
    customers,
    orders,
    products: PRODUCTS,
    seed: 1,
    ...DEMO_CREDENTIALS,
  });
  const { url } = await simulator.start();
  try {
    return await withEmulators(['firestore'], context, async () => {
      const projectId = `demo-bench-${randomUUID().slice(0, 8)}`;
      const pos = { baseUrl: url, pacing: PACING, credentials: DEMO_CREDENTIALS };
      await storeBenchOrg(openDatabase({ projectId }), ORG_ID, pos);
      const task: Task = {
        variant: 'ours',
        projectId,
        orgId: ORG_ID,
        ...pos,
        pages: [],
        modelProject: null,
      };
      const { signal } = context;
      const news = await forkWorker(task, { file: 'sync-workers/worker.ts', signal, flags: FLAGS });
      return { ...newsSchema.parse(news), customers, records: customers + orders + PRODUCTS };
    });
  } finally {
    await simulator.stop();
  }
}

/** A first sync of shops of three sizes, each ten times the one before. */
export const growth: Bench = {
  summary:
    'first syncs of a hundredth, a tenth and all of so many customers: time, memory, reads and writes a record',
  help: ['--customers <n>   the most, with four orders each (default 100000)'],
  run,
};
