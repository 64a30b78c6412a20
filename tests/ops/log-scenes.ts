import { recomputeChanges } from '../../functions/src/insights/recompute-changes';
import type { Observation, Rejection } from '../../functions/src/model/observation';
import { PosError } from '../../functions/src/pos/errors';
import { webhookEventWrite } from '../../functions/src/store/webhook-events';
import { scheduleRuns } from '../../functions/src/sync/schedule-runs';
import { sweep } from '../../functions/src/sync/sweep';
import { makeOrder, makeProduct } from '../../functions/src/testing/cursor-records';
import { createRunWorld, type RunWorld } from '../../functions/src/testing/memory-run';
import { onePageEach } from '../../functions/src/testing/scripted-adapter';
import {
  brokenSentinelRow,
  SENTINELS,
  sentinelPerson,
} from '../../functions/src/testing/sentinel-person';
import { createWebhookWorld } from '../../functions/src/testing/webhook-world';

const AT = new Date('2026-01-28T20:00:00Z');
const DAYS_LATER = new Date('2026-02-01T12:00:00Z');
const PERSON = SENTINELS.join(' ');

/** What a use case said in the logs: message and fields. */
export type Said = readonly [message: string, fields: Readonly<Record<string, unknown>>];

/** A customer full of personal data, whose orders and product are too, as far as rows can be. */
const rows = (orders = 1): (Observation | Rejection)[] => [
  sentinelPerson(AT),
  makeProduct(1, AT),
  ...Array.from({ length: orders }, (_, index) => ({
    ...makeOrder(index + 1, AT),
    raw: JSON.stringify({ buyer: PERSON }),
  })),
];

const others = (world: RunWorld) => ({
  db: world.db,
  now: () => world.now,
  newId: () => `id-${world.db.commits.length}`,
  publish: () => Promise.resolve(),
  log: (message: string, fields: Readonly<Record<string, unknown>>): void =>
    void world.lines.push([message, fields]),
});

const recompute = (world: RunWorld): Promise<void> => recomputeChanges(others(world), 'maple');

async function play(
  given: (Observation | Rejection)[],
  act: (world: RunWorld) => Promise<unknown>,
): Promise<Said[]> {
  const world = await createRunWorld(onePageEach(given));
  await act(world);
  return world.lines;
}

/** Five orders since the last webhook. */
async function goSilent(world: RunWorld): Promise<void> {
  await world.db.commit([
    webhookEventWrite('maple', 'last', {
      event: 'order.updated',
      entityId: '1',
      outcome: 'stored',
      sentAt: null,
      receivedAt: new Date('2026-01-28T00:00:00Z'),
      fields: [],
    }),
  ]);
  await world.run('r1');
}

async function unbalance(world: RunWorld): Promise<void> {
  await world.run('r1');
  const totals = { subtotalCents: 1_000, taxCents: 0, discountCents: 0, totalCents: 1_001 };
  await world.db.commit([{ op: 'update', path: 'orgs/maple/orders/cur_1', data: { totals } }]);
  await recompute(world);
}

/** What is stored of the person takes a shape that nobody can read. */
async function corrupt(world: RunWorld): Promise<void> {
  await world.run('r1');
  // A field's name may not hold a dot.
  const spoiled = { name: PERSON, Zanzibara: PERSON };
  await world.db.commit([
    { op: 'update', path: 'orgs/maple/customers/cur_1', data: { profile: spoiled } },
    { op: 'set', path: 'orgs/maple/orders/cur_2', data: { ...spoiled, businessDay: '2026-01-28' } },
    { op: 'set', path: 'orgs/maple/changes/broken', data: { ...spoiled, createdAt: AT } },
    { op: 'update', path: 'orgs/maple/syncRuns/r1', data: { reports: spoiled } },
  ]);
  await recompute(world);
}

async function sweepUp(world: RunWorld): Promise<void> {
  await world.queue('r1', { attempts: 5, startedAt: AT });
  await world.queue('r2', { notAfter: AT });
  world.now = DAYS_LATER;
  await sweep({ ...others(world), drain: () => Promise.reject(new Error(PERSON)) });
}

async function refuse(): Promise<Said[]> {
  const world = await createWebhookWorld();
  const body = JSON.stringify({ event: 'customer.updated', data: { name: PERSON } });
  await world.deliver(body, { path: `/maple/1.${'A'.repeat(24)}` });
  await world.deliver(body, { signature: PERSON });
  return [...world.lines];
}

/** Everything that the use cases say in the logs when this or that befalls an organisation, by what it is. */
export const SCENES = {
  'a good run': () =>
    play(rows(), async (world) => {
      await world.run('r1');
      await recompute(world);
    }),
  'a point of sale that is away': () =>
    play(rows(), async (world) => {
      world.script.listLocations = () => {
        throw new PosError('transient', 'GET /location answered 503');
      };
      await world.run('r1');
    }),
  'a defect in the middle of a page': () =>
    play(rows(), async (world) => {
      world.script.beforePage = () => {
        throw new TypeError(`cannot read ${PERSON}`);
      };
      await world.run('r1');
    }),
  'rows that do not validate': () =>
    play([...rows(), brokenSentinelRow(AT)], (world) => world.run('r1')),
  'an order of unknown status': () => {
    const order = makeOrder(9, AT);
    const body = { ...order.body, status: 'unknown', rawStatus: PERSON } as const;
    return play([...rows(), { ...order, body }], (world) => world.run('r1'));
  },
  'a shop that has vanished': () =>
    play(rows(), async (world) => {
      await world.run('r1');
      world.script.pages = {};
      await world.run('r2');
    }),
  'silent webhooks': () => play(rows(6), goSilent),
  'no sync for days': () =>
    play(rows(), async (world) => {
      await world.run('r1');
      world.now = DAYS_LATER;
      await scheduleRuns(others(world));
    }),
  'books that differ': () => play(rows(), unbalance),
  'documents that cannot be read': () => play(rows(), corrupt),
  'runs that lead nowhere': () => play(rows(), sweepUp),
  'a login that cannot be opened': () =>
    play(rows(), async (world) => {
      const sealed = { keyId: PERSON, nonce: 'AA==', text: 'AA==', tag: 'AA==' };
      const path = 'orgs/maple/private/posCredentials';
      await world.db.commit([{ op: 'set', path, data: { sealed } }]);
      await world.run('r1');
    }),
  'deliveries that nobody signed': refuse,
} satisfies Record<string, () => Promise<Said[]>>;

/** The name of a scene. */
export type SceneName = keyof typeof SCENES;
