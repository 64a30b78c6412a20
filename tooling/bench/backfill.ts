import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { orgSchema } from '../../functions/src/model/org';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { openDatabase } from '../../functions/src/store/open-database';
import { newOrgWrites } from '../../functions/src/store/orgs';
import { createRun, readRun } from '../../functions/src/store/runs';
import { createSecrets } from '../../functions/src/store/secrets';
import { readCurrentStats } from '../../functions/src/store/stats';
import { createVault } from '../../functions/src/store/vault';
import { newRun } from '../../functions/src/sync/plan-run';
import { createSimulator } from '../../simulator/simulator';
import { compareCounts } from '../demo/compare-with-truth';
import { DEMO_CREDENTIALS } from '../demo/demo-org';
import { buildFunctions } from '../emulators/build-functions';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import { startEmulators } from '../emulators/emulators';
import type { Bench, BenchContext, BenchResult } from './bench';
import { readNumbers } from './read-bench-options';

const ORG_ID = 'backfill';
const RUN_ID = 'backfill';

/** Short, so that a killed worker is followed soon; a page here takes a fraction of it. */
const LEASE_MS = 4_000;

const SEALING_KEYS = `demo1:${Buffer.alloc(32, 1).toString('base64')}`;
const MEGABYTE = 1_048_576;

const newsSchema = z.object({
  peakBytes: z.number(),
  outcome: z.string().optional(),
  message: z.string().optional(),
});

interface Worked {
  readonly outcome: string | null;
  /** Why it failed. */
  readonly message: string | null;
  readonly peakBytes: number;
}

interface WorkOptions {
  /** When it is killed without a word; null for never. */
  readonly killAfterMs: number | null;
  /** The most that the heap may hold; without a bound Node lets garbage lie as long as the machine has room. */
  readonly heapMb: number;
  readonly signal: AbortSignal;
}

/** Runs one worker until it ends or is killed. */
function work({ killAfterMs, heapMb, signal }: WorkOptions): Promise<Worked> {
  const task = {
    projectId: DEMO_PROJECT,
    orgId: ORG_ID,
    runId: RUN_ID,
    leaseMs: LEASE_MS,
    sealingKeys: SEALING_KEYS,
  };
  const child = fork(join(__dirname, 'backfill-worker.cjs'), [JSON.stringify(task)], {
    execArgv: [`--max-old-space-size=${heapMb}`],
    signal,
    killSignal: 'SIGKILL',
  });
  const worked = { outcome: null as string | null, message: null as string | null, peakBytes: 0 };
  child.on('message', (message) => {
    const news = newsSchema.parse(message);
    worked.peakBytes = Math.max(worked.peakBytes, news.peakBytes);
    worked.outcome = news.outcome ?? worked.outcome;
    worked.message = news.message ?? worked.message;
  });
  const timer =
    killAfterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve(worked);
    });
  });
}

async function killAndFinish(
  context: BenchContext,
  { kills, every, heap }: { kills: number; every: number; heap: number },
) {
  let peakBytes = 0;
  let killed = 0;
  for (;;) {
    const killAfterMs = killed < kills ? every : null;
    const worked = await work({ killAfterMs, heapMb: heap, signal: context.signal });
    peakBytes = Math.max(peakBytes, worked.peakBytes);
    if (worked.outcome === 'dropped')
      await wait(LEASE_MS / 4, undefined, { signal: context.signal });
    else if (worked.outcome !== null) return { ...worked, peakBytes, killed };
    else {
      killed += 1;
      context.say(`Killed ${killed} of ${kills} ...`);
      await wait(LEASE_MS, undefined, { signal: context.signal });
    }
  }
}

async function run(context: BenchContext): Promise<BenchResult> {
  const { customers, orders, ...killing } = readNumbers(context.args, {
    customers: 100_000,
    orders: 250_000,
    kills: 10,
    every: 15_000,
    heap: 192,
  });
  context.say(`Generating ${customers} customers and ${orders} orders ...`);
  const simulator = createSimulator({ customers, orders, seed: 1, ...DEMO_CREDENTIALS });
  const { url } = await simulator.start();
  await buildFunctions(context.signal);
  const suite = await startEmulators({
    label: 'bench',
    services: ['firestore'],
    signal: context.signal,
    onLog: context.say,
  });
  try {
    Object.assign(process.env, suite.env);
    const db = openDatabase({ projectId: DEMO_PROJECT });
    const org = orgSchema.parse({
      name: 'Backfill',
      timezone: 'America/New_York',
      status: 'active',
      statusReason: null,
      pos: {
        provider: 'alleaves',
        baseUrl: url,
        locations: [],
        pacing: { requestsPerSecond: 100, burst: 100, concurrency: 8 },
      },
      schedule: { intervalMinutes: 30 },
      rulesVersion: 1,
      createdAt: new Date(),
    });
    const secrets = createSecrets(db, ORG_ID, createVault(SEALING_KEYS));
    await db.commit([
      ...newOrgWrites(ORG_ID, org, DEFAULT_RULES),
      ...secrets.credentialWrites(DEMO_CREDENTIALS),
    ]);
    await createRun(db, ORG_ID, RUN_ID, newRun({ trigger: 'manual', now: new Date() }));
    const startedAt = performance.now();
    const { outcome, message, peakBytes, killed } = await killAndFinish(context, killing);
    const seconds = (performance.now() - startedAt) / 1000;
    const differences = compareCounts(await readCurrentStats(db, ORG_ID), simulator.truth());
    const cost = (await readRun(db, ORG_ID, RUN_ID))?.run.cost;
    const peakMb = Math.round(peakBytes / MEGABYTE);
    return {
      ok: outcome === 'succeeded' && differences.length === 0 && killed === killing.kills,
      rows: [
        ['customers, orders', `${customers}, ${orders}`],
        ['killed', `${killed} times`],
        ['outcome', message ?? String(outcome)],
        ['differences from the truth', differences.length === 0 ? 'none' : differences.join('; ')],
        ['peak memory of a worker', `${peakMb} MB`],
        ['time, pauses after kills included', `${seconds.toFixed(0)} s`],
      ],
      figures: { customers, orders, killed, outcome, message, differences, peakMb, seconds, cost },
    };
  } finally {
    await suite.stop();
    await simulator.stop();
  }
}

/** A backfill whose worker is killed again and again. */
export const backfill: Bench = {
  summary:
    'a first sync whose worker process is killed again and again: what is missing, and how much memory it takes',
  help: [
    '--customers 100000 --orders 250000 --kills 10 --every 15000 (milliseconds between kills) --heap 192 (MB)',
  ],
  run,
};
