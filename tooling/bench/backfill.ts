import { orgSchema } from '../../functions/src/model/org';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { openDatabase } from '../../functions/src/store/open-database';
import { newOrgWrites } from '../../functions/src/store/orgs';
import { createRun, readRun } from '../../functions/src/store/runs';
import { createSecrets } from '../../functions/src/store/secrets';
import { createVault } from '../../functions/src/store/vault';
import { newRun } from '../../functions/src/sync/plan-run';
import { createSimulator } from '../../simulator/simulator';
import { DEMO_CREDENTIALS } from '../demo/demo-org';
import { buildFunctions } from '../emulators/build-functions';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import { startEmulators } from '../emulators/emulators';
import { findDifferences } from './backfill-check';
import { workAndKill, type Worked } from './backfill-workers';
import type { Bench, BenchContext, BenchResult } from './bench';
import { readNumbers } from './read-bench-options';

const ORG_ID = 'backfill';
const RUN_ID = 'backfill';

const SEALING_KEYS = `demo1:${Buffer.alloc(32, 1).toString('base64')}`;
const MEGABYTE = 1_048_576;

/** What a function of this size may take, and what is asked of it. */
const PEAK_MB = 300;

/** The emulator keeps everything in memory, about 4 kB for each of a million documents, and by default takes a quarter of the machine's. */
const EMULATOR_HEAP_MB = 10_000;

/** Differences that are named; the rest is counted. */
const NAMED = 20;

async function run(context: BenchContext): Promise<BenchResult> {
  const { customers, orders, kills, every, heap } = readNumbers(context.args, {
    customers: 100_000,
    orders: 250_000,
    kills: 10,
    every: 15_000,
    heap: 176,
  });
  context.say(`Generating ${customers} customers and ${orders} orders ...`);
  const simulator = createSimulator({ customers, orders, seed: 1, ...DEMO_CREDENTIALS });
  const { url } = await simulator.start();
  await buildFunctions(context.signal);
  const suite = await startEmulators({
    label: 'bench',
    services: ['firestore'],
    env: { JAVA_TOOL_OPTIONS: `-Xmx${EMULATOR_HEAP_MB}m` },
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
    const task = { orgId: ORG_ID, runId: RUN_ID, sealingKeys: SEALING_KEYS };
    const worked = await workAndKill({ ...task, kills, everyMs: every, heapMb: heap }, context);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    context.say('Comparing with the truth ...');
    const differences = await findDifferences(db, ORG_ID, simulator);
    return report({ customers, orders, kills, seconds }, worked, differences, {
      cost: (await readRun(db, ORG_ID, RUN_ID))?.run.cost,
    });
  } finally {
    await suite.stop();
    await simulator.stop();
  }
}

const inMb = (bytes: number): number => Math.round(bytes / MEGABYTE);

function report(
  asked: { customers: number; orders: number; kills: number; seconds: number },
  worked: Worked,
  differences: readonly string[],
  more: Readonly<Record<string, unknown>>,
): BenchResult {
  const { outcome, message, killedIn } = worked;
  const peakMb = inMb(worked.peakBytes);
  const peakMbOf = {
    records: inMb(worked.peakOf.records),
    insights: inMb(worked.peakOf.insights),
  };
  const killed = killedIn.records + killedIn.insights;
  const named = differences.slice(0, NAMED);
  const figures = { ...asked, killedIn, outcome, message, peakMb, peakMbOf };
  return {
    ok:
      outcome === 'succeeded' &&
      differences.length === 0 &&
      killed === asked.kills &&
      peakMb <= PEAK_MB,
    rows: [
      ['customers, orders', `${asked.customers}, ${asked.orders}`],
      ['killed', `${killed} times, ${killedIn.insights} of them while computing insights`],
      ['outcome', message ?? String(outcome)],
      ['differences from the truth', named.join('; ') || 'none'],
      ['peak memory of a worker', `${peakMb} MB, ${peakMbOf.insights} MB while computing insights`],
      ['time, pauses after kills included', `${asked.seconds} s`],
    ],
    figures: { ...figures, differences: named, differenceCount: differences.length, ...more },
  };
}

/** A backfill whose worker is killed again and again. */
export const backfill: Bench = {
  summary:
    'a first sync whose worker process is killed again and again: what is missing, and how much memory it takes',
  help: [
    '--customers 100000 --orders 250000 --kills 10 --every 15000 (milliseconds between kills) --heap 176 (MB)',
  ],
  run,
};
