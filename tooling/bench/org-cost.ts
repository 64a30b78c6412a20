import { formatCount, formatDollars } from '../../cli/format/numbers';
import type { RunCost } from '../../functions/src/model/run';
import { dollarsOf, PRICES } from '../../functions/src/model/run-cost';
import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { startSimulatedOrg, type SimulatedOrg } from '../../functions/src/testing/simulated-org';
import type { Bench } from './bench';
import { readNumbers } from './read-bench-options';

const SYNCS_A_DAY = 48;
const HALF_HOUR_MS = 1_800_000;
const MONTH_DAYS = 30;

type Operations = Pick<RunCost, 'reads' | 'writes' | 'deletes'>;

const NONE: Operations = { reads: 0, writes: 0, deletes: 0 };

/** What an organisation costs in operations of Firestore, as the store's own meter counts them, in memory. */
export const orgCost: Bench = {
  summary: 'what an organisation costs: its first sync, one that finds nothing new, a day of sales',
  help: [
    '--customers <n>   how many (default 2527)',
    '--orders <n>      how many (default 10000)',
    '--sales <n>       a day (default 150)',
  ],
  async run({ args, signal, say }) {
    const size = readNumbers(args, { customers: 2_527, orders: 10_000, sales: 150 });
    const database = createMemoryDatabase();
    const { sales, ...records } = size;
    const world = await startSimulatedOrg({
      ...records,
      products: 374,
      months: 18,
      seed: 1,
      database,
    });
    try {
      say('The first sync ...');
      const first = await syncOnce(world);
      const idle = await syncOnce(world);
      const day = await playDay(world, { sales, signal, say });
      const rows = [
        row('first sync, the run', first.run),
        row('first sync, insights', first.insights),
        row('a sync that finds nothing new', plus(idle.run, idle.insights)),
        row(`a day of ${sales} sales, ${SYNCS_A_DAY} runs`, day.run),
        row(`a day of ${sales} sales, insights`, day.insights),
        row(`${MONTH_DAYS} such days`, times(plus(day.run, day.insights), MONTH_DAYS)),
      ];
      return { ok: true, rows, figures: { ...size, first, idle, day } };
    } finally {
      await world.stop();
    }
  },
};

interface Synced {
  readonly run: Operations;
  readonly insights: Operations;
}

async function syncOnce(world: SimulatedOrg): Promise<Synced> {
  world.simulator.clock.change({ advanceMs: HALF_HOUR_MS, freeze: true });
  const { run } = await world.run();
  if (run.state !== 'succeeded') throw new Error(`the run ended as ${run.state}: ${run.error}`);
  const before = world.db.usage();
  await world.drain();
  const after = world.db.usage();
  const { reads, writes, deletes } = run.cost;
  return {
    run: { reads, writes, deletes },
    insights: {
      reads: after.reads - before.reads,
      writes: after.writes - before.writes,
      deletes: after.deletes - before.deletes,
    },
  };
}

async function playDay(
  world: SimulatedOrg,
  { sales, signal, say }: { sales: number; signal: AbortSignal; say: (line: string) => void },
): Promise<Synced> {
  let total: Synced = { run: NONE, insights: NONE };
  let sold = 0;
  for (let slot = 1; slot <= SYNCS_A_DAY; slot += 1) {
    signal.throwIfAborted();
    const due = Math.round((sales * slot) / SYNCS_A_DAY);
    for (; sold < due; sold += 1) world.simulator.orders.place({});
    const { run, insights } = await syncOnce(world);
    total = { run: plus(total.run, run), insights: plus(total.insights, insights) };
    if (slot % 12 === 0) say(`${slot} of ${SYNCS_A_DAY} syncs, ${sold} sales ...`);
  }
  return total;
}

function plus(a: Operations, b: Operations): Operations {
  return {
    reads: a.reads + b.reads,
    writes: a.writes + b.writes,
    deletes: a.deletes + b.deletes,
  };
}

function times({ reads, writes, deletes }: Operations, count: number): Operations {
  return { reads: reads * count, writes: writes * count, deletes: deletes * count };
}

function row(label: string, operations: Operations): [string, string] {
  const { reads, writes, deletes } = operations;
  const dollars = dollarsOf({ ...operations, apiCalls: 0, invocations: 0 }, PRICES);
  const counted = `${formatCount(reads)} reads, ${formatCount(writes)} writes, ${formatCount(deletes)} deletes`;
  return [label, `${counted}: ${formatDollars(dollars)}`];
}
