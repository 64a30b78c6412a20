import { createHash } from 'node:crypto';
import type { Write } from '../../../functions/src/store/database';
import type { Worker } from '../workers/worker';
import { requireStored } from './delivered';
import { Watch } from './watch';

const SAID = new Date('2026-01-28T20:00:00Z');
const BODY = Buffer.from(
  JSON.stringify({
    event: 'order.updated',
    data: { id_order: 7, date_updated: SAID.toISOString() },
  }),
);

/** What a watch says of a delivery that is acknowledged after these commits, some of which came before its worker began. */
function judge(earlier: readonly Write[], during: readonly Write[]): number {
  const watch = new Watch(
    () => SAID.getTime(),
    () => false,
  );
  const worker: Worker = {
    name: 'webhook-1',
    task: 'webhook',
    orgId: 'maple',
    skewMs: 0,
    state: 'working',
    asleepUntilMs: 0,
  };
  for (const write of earlier) watch.onCommit(worker, [write]);
  const commitsBefore = watch.commits;
  for (const write of during) watch.onCommit(worker, [write]);
  requireStored(watch, { orgId: 'maple', body: BODY, commitsBefore });
  return watch.violations.found.filter((text) => text.startsWith('stored: ')).length;
}

const set = (path: string, data = {}): Write => ({
  op: 'set',
  path: `orgs/maple/${path}`,
  data,
});
const order = (updatedAt: Date): Write =>
  set('orders/alv_7', { source: { version: { updatedAt, observedAt: updatedAt, hash: 'h' } } });
const log = (outcome: string): Write => {
  const digest = createHash('sha256').update('maple\n').update(BODY).digest('hex');
  return set(`webhookEvents/${digest.slice(0, 32)}`, { outcome });
};

it.each<[string, Write[], Write[], number]>([
  ['accepts a record as new as the body', [order(SAID)], [], 0],
  ['misses a record that is older', [], [order(new Date('2026-01-28T19:00:00Z'))], 1],
  ['accepts a hint of this delivery', [], [set('hints/orders-7')], 0],
  ['misses what only an earlier delivery hinted at', [set('hints/orders-7')], [log('hint')], 1],
  ['accepts a row put in quarantine', [], [set('quarantine/orders-7')], 0],
  ['misses what only an earlier delivery quarantined', [set('quarantine/orders-7')], [], 1],
  ['accepts one that came too late, whose log says so', [log('replayed')], [], 0],
  ['misses one whose log alone says that it is stored', [], [log('stored')], 1],
])('%s', (_, earlier, during, violations) => {
  expect(judge(earlier, during)).toBe(violations);
});
