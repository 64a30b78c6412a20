import { randomUUID } from 'node:crypto';
import { formatCount } from '../../cli/format/numbers';
import type { RunCost } from '../../functions/src/model/run';
import { dollarsOf, PRICES } from '../../functions/src/model/run-cost';
import type { Database } from '../../functions/src/store/database';
import { openDatabase } from '../../functions/src/store/open-database';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { DEMO_CREDENTIALS } from '../demo/demo-org';
import type { Bench, BenchContext, BenchResult } from './bench';
import type { Comparison } from './comparison';
import { forkWorker } from './fork-worker';
import { medianOf } from './median';
import { readNumbers } from './read-bench-options';
import { storeBenchOrg } from './sync-workers/bench-org';
import { newsSchema } from './sync-workers/messages';
import { runOurs } from './sync-workers/run-ours';
import { withEmulators } from './with-emulators';

const ORG_ID = 'bench';
const PACING = { requestsPerSecond: 50, burst: 8, concurrency: 8 };
const KS = [10, 100, 1_000] as const;

/** Syncs a month at the usual interval of 30 minutes. */
const SYNCS_A_MONTH = 48 * 30;
const MOST_READS = 14;
const MOST_SHARE = 0.02;

/** What one sync came to, what was computed after it included. */
interface Measured {
  readonly ms: number;
  readonly runMs: number;
  readonly cost: RunCost;
  /** Of the run alone. */
  readonly run: RunCost;
}

async function measureChanges(context: BenchContext): Promise<BenchResult> {
  const { latency, rounds, ...records } = readNumbers(context.args, {
    customers: 2_527,
    orders: 10_000,
    products: 374,
    latency: 50,
    rounds: 5,
  });
  const simulator = createSimulator({
    ...records,
    seed: 1,
    latencyMs: latency,
    ...DEMO_CREDENTIALS,
  });
  const { url } = await simulator.start();
  try {
    return await withEmulators(['firestore'], context, async () => {
      const projectId = newProject();
      const db = openDatabase({ projectId });
      const pos = { baseUrl: url, pacing: PACING, credentials: DEMO_CREDENTIALS };
      await storeBenchOrg(db, ORG_ID, pos);
      context.say('The first sync ...');
      await syncOnce(db);
      const idle = await repeat(rounds, () => syncOnce(db));
      const changed: [number, Measured][] = [];
      for (const k of KS) {
        context.say(`${k} changes ...`);
        changeSome(simulator, k);
        changed.push([k, await syncOnce(db)]);
      }
      context.say('The method that rewrites everything ...');
      const task = {
        variant: 'old',
        projectId: newProject(),
        orgId: ORG_ID,
        ...pos,
        pages: [],
        modelProject: null,
      };
      const { signal } = context;
      const old = newsSchema.parse(
        await forkWorker(task, { file: 'sync-workers/worker.ts', signal }),
      );
      return report(idle, changed, old);
    });
  } finally {
    await simulator.stop();
  }
}

const newProject = (): string => `demo-bench-${randomUUID().slice(0, 8)}`;

async function syncOnce(db: Database): Promise<Measured> {
  const before = db.usage();
  const startedMs = performance.now();
  let runMs = 0;
  const run = await runOurs(db, ORG_ID, () => {
    runMs = performance.now() - startedMs;
  });
  const ms = performance.now() - startedMs;
  const after = db.usage();
  const cost = {
    ...run,
    reads: run.reads + after.reads - before.reads - OWN.reads,
    writes: run.writes + after.writes - before.writes - OWN.writes,
    deletes: run.deletes + after.deletes - before.deletes,
  };
  return { ms, runMs, cost, run };
}

/** Queueing the run, and looking afterwards what it cost and whether anything waits, are the measurement's own. */
const OWN = { reads: 2, writes: 1 };

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (let left = times; left > 0; left -= 1) found.push(await work());
  return found;
}

/** Half of the changes are sales, half are customers whose name or points changed. */
function changeSome(simulator: Simulator, k: number): void {
  const customers = simulator.truth({ customers: true }).perCustomer ?? [];
  const members = customers.filter(({ guest }) => !guest).map((one) => one.id_customer);
  const step = Math.max(1, Math.floor(members.length / k));
  for (let index = 0; index < k / 2; index += 1) {
    const buyer = members[(index * step) % members.length] ?? null;
    simulator.orders.place({ id_customer: buyer, status: 'completed' });
    const other = members[(index * step + 1) % members.length];
    if (other !== undefined)
      simulator.customers.change(other, { fields: { loyalty_points: 1_000 + k + index } });
  }
}

function report(
  idle: readonly Measured[],
  changed: readonly (readonly [number, Measured])[],
  old: { ms: number; reads: number; writes: number; deletes: number },
): BenchResult {
  const [first] = idle;
  if (!first) throw new RangeError('nothing was repeated');
  const oldCost: RunCost = { ...old, apiCalls: 0, invocations: 1 };
  const most = idle.reduce(
    (worst, one) => (one.cost.reads > worst.cost.reads ? one : worst),
    first,
  );
  const ofOld = { peer: monthly(oldCost) };
  const share = monthly(most.cost) / monthly(oldCost);
  const [small] = changed;
  const perChange = (one: readonly [number, Measured] | undefined): number =>
    one
      ? (one[1].cost.reads + one[1].cost.writes - first.cost.reads - first.cost.writes) / one[0]
      : 0;
  const comparisons: Comparison[] = [
    {
      name: 'sync of nothing new, reads',
      unit: 'reads',
      ours: most.run.reads,
      target: { text: `≤ ${MOST_READS}`, met: most.run.reads <= MOST_READS },
    },
    {
      name: 'sync of nothing new, bill at 48 a day',
      unit: '$ a month',
      ours: monthly(most.cost),
      ...ofOld,
      target: { text: `≤ ${MOST_SHARE * 100} % of the peer`, met: share <= MOST_SHARE },
    },
    {
      name: 'sync of nothing new, time',
      unit: 'ms',
      ours: medianOf(idle.map(({ ms }) => ms)),
      peer: old.ms,
    },
    ...changed.flatMap(([k, measured]): Comparison[] => [
      {
        name: `sync of ${formatCount(k)} changes, time`,
        unit: 'ms',
        ours: measured.ms,
        peer: old.ms,
      },
      {
        name: `sync of ${formatCount(k)} changes, operations a change`,
        unit: 'reads and writes',
        ours: perChange([k, measured]),
        target: {
          text: 'no more than of 10',
          met: perChange([k, measured]) <= perChange(small),
        },
      },
    ]),
  ];
  return {
    ok: comparisons.every(({ target }) => target?.met ?? true),
    comparisons,
    rows: [
      ...idle.slice(0, 1).map((one): [string, string] => ['nothing new', describe(one)]),
      ...changed.map(([k, one]): [string, string] => [`${formatCount(k)} changes`, describe(one)]),
      ['everything rewritten', `${old.ms.toFixed(0)} ms, ${formatCount(old.writes)} writes`],
    ],
    figures: { idle, changed, old },
  };
}

const monthly = (cost: RunCost): number => dollarsOf(cost, PRICES) * SYNCS_A_MONTH;

function describe({ ms, runMs, cost }: Measured): string {
  const { apiCalls, reads, writes, deletes } = cost;
  const counts = `${apiCalls} calls, ${formatCount(reads)} reads, ${formatCount(writes)} writes, ${formatCount(deletes)} deletes`;
  return `${ms.toFixed(0)} ms (the run ${runMs.toFixed(0)}), ${counts}, $${monthly(cost).toFixed(2)} a month at this rate`;
}

/** Syncs that find nothing new, and ones that find some changes. */
export const changes: Bench = {
  summary:
    'a sync that finds nothing new, and ones that find 10, 100 and 1,000 changes: time, calls, reads, writes, dollars',
  help: [
    '--customers 2527 --orders 10000 --products 374',
    '--latency <ms>    of every answer of the point of sale (default 50)',
    '--rounds <n>      of the sync that finds nothing new (default 5)',
  ],
  run: measureChanges,
};
