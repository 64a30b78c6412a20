import { createHmac } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { REGION } from '../../functions/src/config';
import { openApp } from '../../functions/src/store/open-database';
import { webhookPath } from '../../functions/src/sync/webhook-url';
import { customerRow, orderRow } from '../../functions/src/testing/alleaves-rows';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import type { Bench, BenchContext, BenchResult } from './bench';
import { medianOf } from './median';
import { readNumbers } from './read-bench-options';
import { prepareOrg, type BenchOrg } from './webhook-load/prepare-org';
import { withEmulators } from './with-emulators';

const WARM_UP = 5;
const MOST_MS = 1_000;
const GIVE_UP_MS = 30_000;

const concludedSchema = z.looseObject({
  insights: z.looseObject({
    segment: z.string(),
    totals: z.looseObject({ orderCount: z.literal(1) }),
  }),
});

async function measure(context: BenchContext): Promise<BenchResult> {
  const { sales, pause } = readNumbers(context.args, { sales: 60, pause: 1_000 });
  const services = ['firestore', 'pubsub', 'auth', 'functions'] as const;
  return withEmulators(services, context, async () => {
    const org = await prepareOrg(DEMO_PROJECT);
    const firestore = getFirestore(openApp(DEMO_PROJECT));
    const times: number[] = [];
    context.say(`${sales} sales, one after the other ...`);
    for (let index = 0; index < WARM_UP + sales; index += 1) {
      context.signal.throwIfAborted();
      const ms = await ringUp(org, firestore, 10_000 + index);
      if (index >= WARM_UP) times.push(ms);
      await wait(pause);
    }
    return report(times);
  });
}

/** A customer joins, and then buys for the first time. @returns ms from the sending of the sale until a listener sees the segment. */
async function ringUp(org: BenchOrg, firestore: Firestore, id: number): Promise<number> {
  const { orgId } = org.target;
  await deliver(
    org,
    'customer.created',
    customerRow(id, { date_updated: new Date().toISOString() }),
  );
  const seen = createSeen(firestore, `orgs/${orgId}/customers/alv_${id}`);
  await seen.listening;
  const startedMs = performance.now();
  const at = new Date().toISOString();
  const over = { id_customer: id, date_created: at, date_updated: at, status: 'completed' };
  await deliver(org, 'order.created', orderRow(500_000 + id, over));
  await seen.concluded;
  return performance.now() - startedMs;
}

/** @returns when the listener has heard of the customer, and when it sees what is concluded. */
function createSeen(firestore: Firestore, path: string) {
  const heard = new EventEmitter();
  const stop = firestore.doc(path).onSnapshot((document) => {
    heard.emit('document');
    if (concludedSchema.safeParse(document.data()).success) heard.emit('concluded');
  });
  const signal = AbortSignal.timeout(GIVE_UP_MS);
  const concluded = once(heard, 'concluded', { signal }).finally(stop);
  concluded.catch(() => undefined);
  return { listening: once(heard, 'document', { signal }), concluded };
}

async function deliver(
  { target }: BenchOrg,
  event: string,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const body = JSON.stringify({ event, timestamp: new Date().toISOString(), data });
  const signature = createHmac('sha256', target.secret).update(body).digest('hex');
  const origin = `${process.env['FUNCTIONS_EMULATOR_ORIGIN']}/${DEMO_PROJECT}/${REGION}/alleavesWebhook`;
  const path = webhookPath(target.orgId, 1, target.pathKey);
  const headers = { 'content-type': 'application/json', 'x-alleaves-signature': signature };
  const answer = await fetch(origin + path, { method: 'POST', headers, body });
  if (answer.status !== 200) throw new Error(`a delivery was answered with ${answer.status}`);
}

function report(times: readonly number[]): BenchResult {
  const sorted = times.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
  const target = { text: `≤ ${MOST_MS} ms`, met: p95 <= MOST_MS };
  return {
    ok: target.met,
    comparisons: [
      { name: 'sale to segment through the emulators, p50', unit: 'ms', ours: medianOf(times) },
      { name: 'sale to segment through the emulators, p95', unit: 'ms', ours: p95, target },
    ],
    rows: [
      ['sales', String(times.length)],
      [
        'p50, p95, slowest',
        `${medianOf(times).toFixed(0)} ms, ${p95.toFixed(0)} ms, ${sorted.at(-1)?.toFixed(0)} ms`,
      ],
    ],
    figures: { times },
  };
}

/** From a sale at the till to its customer's segment on a screen. */
export const saleToSegment: Bench = {
  summary:
    "from the sending of a webhook to its customer's segment at a listener, through the functions emulator",
  help: ['--sales <n>   (default 60)', '--pause <ms>   between them (default 1000)'],
  run: measure,
};
