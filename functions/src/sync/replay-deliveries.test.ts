import type { WebhookEvent } from '../model/webhook';
import { webhookEventWrite } from '../store/webhook-events';
import { createOperatorTools } from '../testing/operator-tools';
import { replayDeliveries } from './replay-deliveries';

const NOW = new Date('2026-01-28T20:07:30Z');
const HOUR_MS = 3_600_000;

function createWorld() {
  const { db, rung, tools } = createOperatorTools(NOW);
  let logged = 0;
  return {
    db,
    rung,
    log: (event: Partial<WebhookEvent>, hoursAgo = 1) =>
      db.commit([
        webhookEventWrite('maple', `event${(logged += 1)}`, {
          event: 'order.updated',
          entityId: '50177',
          outcome: 'replayed',
          sentAt: null,
          receivedAt: new Date(NOW.getTime() - hoursAgo * HOUR_MS),
          fields: [],
          ...event,
        }),
      ]),
    replay: (isAll = false) =>
      replayDeliveries(tools, {
        orgId: 'maple',
        since: new Date(NOW.getTime() - 24 * HOUR_MS),
        limit: 100,
        isAll,
        by: 'cli:ada',
      }),
  };
}

it('asks for an order by its id, once, and for what else was delivered by its stream', async () => {
  const world = createWorld();
  await world.log({});
  await world.log({ event: 'order.created' });
  await world.log({ event: 'inventory.updated', entityId: null, outcome: 'quarantined' }, 2);
  await world.log({ event: 'customer.updated', entityId: '7', outcome: 'early' });
  expect(await world.replay()).toStrictEqual({
    looked: 4,
    deliveries: 4,
    orders: 1,
    streams: ['customers', 'products'],
    withoutMeaning: 0,
    runId: 'hint-20260128T2007',
  });
  expect(world.db.pathsUnder('orgs/maple/hints/')).toStrictEqual([
    'orgs/maple/hints/customers',
    'orgs/maple/hints/orders-50177',
    'orgs/maple/hints/products',
  ]);
  expect(world.rung).toStrictEqual([{ orgId: 'maple', runId: 'hint-20260128T2007' }]);
  expect(world.db.dump().get('orgs/maple/audit/id1')).toStrictEqual({
    action: 'deliveries_replayed',
    target: null,
    detail: '4 deliveries',
    by: 'cli:ada',
    at: NOW,
    expireAt: expect.any(Date),
  });
});

it('leaves alone what was stored, unless everything is asked for', async () => {
  const world = createWorld();
  await world.log({ outcome: 'stored' });
  expect(await world.replay()).toMatchObject({ looked: 1, deliveries: 0, runId: null });
  expect(world.db.pathsUnder('orgs/maple/hints/')).toStrictEqual([]);
  expect(world.rung).toStrictEqual([]);
  expect(await world.replay(true)).toMatchObject({ deliveries: 1, orders: 1 });
});

it('leaves alone what was delivered before, and says what it cannot ask for', async () => {
  const world = createWorld();
  await world.log({ entityId: '1' }, 25);
  await world.log({ event: 'shift.closed', entityId: null, outcome: 'unknown_event' });
  expect(await world.replay()).toMatchObject({
    looked: 1,
    deliveries: 0,
    withoutMeaning: 1,
    runId: null,
  });
});
