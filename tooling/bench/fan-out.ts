import { PubSub } from '@google-cloud/pubsub';
import { z } from 'zod';
import { SYNC_TOPIC } from '../../functions/src/config';
import { createDoorbell } from '../../functions/src/doorbell';
import type { SyncJob } from '../../functions/src/model/run';
import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { openDatabase } from '../../functions/src/store/open-database';
import type { Database, Write } from '../../functions/src/store/database';
import { newOrgWrites, walkOrgs } from '../../functions/src/store/orgs';
import { newRun } from '../../functions/src/sync/plan-run';
import { scheduleRuns } from '../../functions/src/sync/schedule-runs';
import { sweep } from '../../functions/src/sync/sweep';
import { makeOrg } from '../../functions/src/testing/make-org';
import type { Bench, BenchContext, BenchResult } from './bench';
import { atMostTimesLimit } from './comparison';
import { readNumbers } from './read-bench-options';
import { storeWrites } from './stored-shop/store-writes';
import { withEmulators } from './with-emulators';

const PROJECT = 'demo-bench-fan-out';
const SLOT = new Date('2026-01-28T20:00:00Z');
const SWEEP_EVERY_MS = 120_000;
const SLOT_MS = 1_800_000;
const MOST_TIMES_BARE = 1.5;
const STEPS_MS = z.array(z.number());

async function measure(context: BenchContext): Promise<BenchResult> {
  const { orgs } = readNumbers(context.args, { orgs: 10_000 });
  return withEmulators(['firestore', 'pubsub'], context, async () => {
    const db = openDatabase({ projectId: PROJECT });
    const topic = `http://${process.env['PUBSUB_EMULATOR_HOST']}/v1/projects/${PROJECT}/topics/${SYNC_TOPIC}`;
    await fetch(topic, { method: 'PUT' });
    context.say(`Storing ${orgs} organisations ...`);
    await storeWrites(db, orgWrites(orgs), () => undefined);
    const fanned = await fanOut(db, context);
    const bareMs = await publishBare(orgs);
    const total = fanned.stepsMs.reduce((sum, ms) => sum + ms, 0);
    const name = `fan-out to ${orgs.toLocaleString('en-US')} organisations, all steps`;
    const comparison = atMostTimesLimit(
      { name, unit: 'ms', ours: total, limit: bareMs },
      MOST_TIMES_BARE,
    );
    const plainMs = await fanOutPlainly(db, orgs);
    const plain = {
      name: 'the same, against reading them, writing as many runs, and publishing',
      unit: 'ms',
      ours: total,
      limit: plainMs,
    };
    return {
      ok: (comparison.target?.met ?? true) && fanned.rung === orgs,
      comparisons: [comparison, plain],
      rows: [
        ['runs made and first rings', `${fanned.stepsMs[0]?.toFixed(0)} ms`],
        [
          'sweeps that ring for the rest',
          `${fanned.stepsMs.length - 1}, ${(total - (fanned.stepsMs[0] ?? 0)).toFixed(0)} ms together`,
        ],
        ['rung for', `${fanned.rung} of ${orgs}, ${fanned.doubled} twice`],
        ['bare publishing of as many messages', `${bareMs.toFixed(0)} ms`],
        ['organisations read, runs written, published', `${plainMs.toFixed(0)} ms`],
      ],
      figures: { orgs, ...fanned, bareMs, plainMs },
    };
  });
}

function* orgWrites(orgs: number): Generator<Write> {
  for (let index = 0; index < orgs; index += 1) {
    const org = { ...makeOrg('http://127.0.0.1:9'), createdAt: SLOT };
    yield* newOrgWrites(`org-${index}`, org, DEFAULT_RULES).slice(0, 1);
  }
}

/** One slot: its schedule, and the sweeps of its half hour. Whatever is rung for is taken up at once, which is not timed. */
async function fanOut(
  db: Database,
  { signal, say }: BenchContext,
): Promise<{ stepsMs: number[]; rung: number; doubled: number }> {
  const ring = createDoorbell({ projectId: PROJECT });
  let now = SLOT;
  let jobs: SyncJob[] = [];
  const tools = {
    db,
    publish: async (some: readonly SyncJob[]) => {
      await ring(some);
      jobs.push(...some);
    },
    drain: () => Promise.resolve(),
    now: () => now,
    newId: () => 'id',
    log: () => undefined,
  };
  const stepsMs: number[] = [];
  const rung = new Map<string, number>();
  const step = async (work: () => Promise<unknown>): Promise<void> => {
    signal.throwIfAborted();
    const startedMs = performance.now();
    await work();
    stepsMs.push(performance.now() - startedMs);
    for (const { orgId } of jobs) rung.set(orgId, (rung.get(orgId) ?? 0) + 1);
    await storeWrites(db, jobs.map(toTakenUp), () => undefined);
    jobs = [];
  };
  await step(() => scheduleRuns(tools));
  say(`${rung.size} rung for at once ...`);
  for (let ms = SWEEP_EVERY_MS; ms < SLOT_MS; ms += SWEEP_EVERY_MS) {
    now = new Date(SLOT.getTime() + ms);
    await step(() => sweep(tools));
  }
  const doubled = [...rung.values()].filter((times) => times > 1).length;
  return { stepsMs: STEPS_MS.parse(stepsMs), rung: rung.size, doubled };
}

function toTakenUp({ orgId, runId }: SyncJob): Write {
  const path = `orgs/${orgId}/syncRuns/${runId}`;
  return { op: 'update', path, data: { state: 'succeeded' } };
}

/** The same messages, published and nothing else. */
async function publishBare(orgs: number): Promise<number> {
  const topic = new PubSub({ projectId: PROJECT }).topic(SYNC_TOPIC);
  const jobs = Array.from({ length: orgs }, (_, index) => ({
    orgId: `org-${index}`,
    runId: 'schedule-20260128T2000',
  }));
  await topic.publishMessage({ json: { warm: 'up' } });
  const startedMs = performance.now();
  await Promise.all(jobs.map((json) => topic.publishMessage({ json })));
  return performance.now() - startedMs;
}

/** The organisations read, a run of each written in plain batches, and published: nothing is spread, checked or rung for again. */
async function fanOutPlainly(db: Database, orgs: number): Promise<number> {
  const startedMs = performance.now();
  const run = newRun({ trigger: 'schedule', now: SLOT });
  const writes: Write[] = [];
  for await (const { orgId } of walkOrgs(db, () => undefined))
    writes.push({ op: 'set', path: `orgs/${orgId}/syncRuns/plain`, data: { ...run } });
  if (writes.length !== orgs) throw new Error(`${writes.length} organisations were read`);
  await storeWrites(db, writes, () => undefined);
  const readAndWritten = performance.now() - startedMs;
  return readAndWritten + (await publishBare(orgs));
}

/** The rings of one slot. */
export const fanOutBench: Bench = {
  summary:
    'the runs of one slot for many organisations made, spread and rung for, against publishing as many messages',
  help: ['--orgs <n>   (default 10000)'],
  run: measure,
};
