import { createHmac } from 'node:crypto';
import { SYNC_TOPIC } from '../../functions/src/config';
import { webhookPath } from '../../functions/src/sync/webhook-url';
import { customerRow, orderRow } from '../../functions/src/testing/alleaves-rows';
import type { Bench, BenchContext, BenchResult } from './bench';
import type { Comparison } from './comparison';
import { medianOf } from './median';
import { readNumbers } from './read-bench-options';
import { prepareOrg, type BenchOrg } from './webhook-load/prepare-org';
import { startServer } from './webhook-load/start-server';
import type { BareTask } from './webhook-handler/written-by-delivery';
import { withEmulators } from './with-emulators';

const SHIPPED_PROJECT = 'demo-trellis-bench';
const BARE_PROJECT = 'demo-trellis-bare';
const CUSTOMERS = 200;
const AT_ONCE = 8;
const WARM_UP = 100;

const LEAST_SHARE = 0.7;
const MOST_TIMES_P99 = 2;

interface Sent {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

async function measure(context: BenchContext): Promise<BenchResult> {
  const { deliveries, rounds } = readNumbers(context.args, { deliveries: 1_500, rounds: 3 });
  return withEmulators(['firestore', 'pubsub'], context, async () => {
    const org = await prepareOrg(SHIPPED_PROJECT);
    await createTopic();
    await storeCustomers(org);
    const [shipped, bare]: [Sent[], Sent[]] = [[], []];
    const count = deliveries + WARM_UP;
    for (let round = 0; round < rounds; round += 1) {
      const first = 100_000 + round * count;
      const { orgId, secret } = org.target;
      shipped.push(
        await load(
          org,
          { file: 'webhook-load/server.ts', env: org.env },
          { first, count },
          context,
        ),
      );
      const task: BareTask = {
        orgId,
        secret,
        projectId: BARE_PROJECT,
        modelProject: SHIPPED_PROJECT,
        first,
        count,
      };
      const env = { ...org.env, BARE_TASK: JSON.stringify(task) };
      bare.push(
        await load(org, { file: 'webhook-handler/bare-server.ts', env }, { first, count }, context),
      );
      context.say(
        `Round ${round + 1}: ${describe(shipped.slice(-1))}; bare ${describe(bare.slice(-1))}`,
      );
    }
    return report(shipped, bare);
  });
}

async function createTopic(): Promise<void> {
  const host = process.env['PUBSUB_EMULATOR_HOST'];
  await fetch(`http://${host}/v1/projects/${SHIPPED_PROJECT}/topics/${SYNC_TOPIC}`, {
    method: 'PUT',
  });
}

/** The buyers are known before they buy, as nearly always. */
async function storeCustomers({ db, target }: BenchOrg): Promise<void> {
  await db.commit(
    Array.from({ length: CUSTOMERS }, (_, index) => ({
      op: 'set' as const,
      path: `orgs/${target.orgId}/customers/alv_${10_000 + index}`,
      data: { seeded: customerRow(10_000 + index, {})['id_customer'] ?? null },
    })),
  );
}

async function load(
  { target }: BenchOrg,
  server: { file: string; env: Readonly<Record<string, string>> },
  { first, count }: { first: number; count: number },
  { signal }: BenchContext,
): Promise<Sent> {
  const served = await startServer(server.file, server.env);
  try {
    const path = webhookPath(target.orgId, 1, target.pathKey);
    const bodies = Array.from({ length: count }, (_, index) => bodyOf(first + index));
    const send = async (body: string): Promise<number> => {
      signal.throwIfAborted();
      const signature = createHmac('sha256', target.secret).update(body).digest('hex');
      const startedMs = performance.now();
      const headers = { 'content-type': 'application/json', 'x-alleaves-signature': signature };
      const answer = await fetch(served.url + path, { method: 'POST', headers, body });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`a delivery was answered with ${answer.status}`);
      return performance.now() - startedMs;
    };
    await sendAll(bodies.splice(0, WARM_UP), send);
    const startedMs = performance.now();
    const times = await sendAll(bodies, send);
    return summarise(times, performance.now() - startedMs);
  } finally {
    await served.stop();
  }
}

function bodyOf(id: number): string {
  const at = new Date().toISOString();
  const over = { date_updated: at, id_customer: 10_000 + (id % CUSTOMERS), total: `${id % 97}.50` };
  return JSON.stringify({ event: 'order.updated', timestamp: at, data: orderRow(id, over) });
}

async function sendAll(
  bodies: readonly string[],
  send: (body: string) => Promise<number>,
): Promise<number[]> {
  const times: number[] = [];
  let next = 0;
  const sendOn = async (): Promise<void> => {
    for (let body = bodies[next++]; body !== undefined; body = bodies[next++])
      times.push(await send(body));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn));
  return times;
}

function summarise(times: readonly number[], ms: number): Sent {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { perSecond: (times.length / ms) * 1_000, p50Ms: at(0.5), p99Ms: at(0.99) };
}

function report(shipped: readonly Sent[], bare: readonly Sent[]): BenchResult {
  const of = (pick: (sent: Sent) => number) => ({
    ours: medianOf(shipped.map(pick)),
    limit: medianOf(bare.map(pick)),
  });
  const rate = of(({ perSecond }) => perSecond);
  const p99 = of(({ p99Ms }) => p99Ms);
  const comparisons: Comparison[] = [
    {
      name: 'webhook, deliveries',
      unit: '/s',
      ...rate,
      target: { text: `≥ ${LEAST_SHARE} × the limit`, met: rate.ours >= LEAST_SHARE * rate.limit },
    },
    { name: 'webhook, p50', unit: 'ms', ...of(({ p50Ms }) => p50Ms) },
    {
      name: 'webhook, p99',
      unit: 'ms',
      ...p99,
      target: {
        text: `≤ ${MOST_TIMES_P99} × the limit`,
        met: p99.ours <= MOST_TIMES_P99 * p99.limit,
      },
    },
  ];
  return {
    ok: comparisons.every(({ target }) => target?.met ?? true),
    comparisons,
    rows: [
      ['shipped', describe(shipped)],
      ['bare', describe(bare)],
    ],
    figures: { shipped, bare },
  };
}

function describe(sent: readonly Sent[]): string {
  const of = (pick: (one: Sent) => number): string => medianOf(sent.map(pick)).toFixed(0);
  return `${of(({ perSecond }) => perSecond)}/s, p50 ${of(({ p50Ms }) => p50Ms)} ms, p99 ${of(({ p99Ms }) => p99Ms)} ms`;
}

/** The shipped webhook against one that only checks, reads once and writes. */
export const webhookHandler: Bench = {
  summary:
    'the webhook in one process against a bare one that checks, reads once and writes the same documents',
  help: [
    '--deliveries <n>   a round, eight at a time (default 1500)',
    '--rounds <n>       of which the median counts (default 3)',
  ],
  run: measure,
};
