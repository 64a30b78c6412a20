import type { Observation } from '../model/observation';
import { orderSchema } from '../model/order';
import { STREAMS } from '../model/source';
import { streamStateSchema } from '../model/stream-state';
import type { PosRenormaliser } from '../pos/adapter';
import { LeaseLost } from '../store/errors';
import { Manifest } from '../store/manifest';
import { NORMALISER_VERSION } from '../store/records';
import { StreamLease } from '../store/stream-lease';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { makeOrg } from '../testing/make-org';
import { commitTo } from '../testing/memory-commit';
import type { MemoryDatabase } from '../testing/memory-database';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';
import { sentinelPerson, tracesOf } from '../testing/sentinel-person';
import { eraseCustomer } from './erase-customer';
import { replay, type ReplayRequest } from './replay';

const T1 = new Date('2026-01-28T20:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const { pos: POS } = makeOrg('http://127.0.0.1');

/** What a POS served, kept as the payload. */
function withRaw<T extends Observation>(observation: T): T {
  return { ...observation, raw: JSON.stringify(observation) };
}

const ROWS: readonly Observation[] = [
  withRaw(makeCustomer(1, T1)),
  withRaw(makeCustomer(2, T1)),
  withRaw(makeOrder(1, T1)),
  withRaw(makeOrder(2, T1)),
  withRaw(makeProduct(3, T1)),
];

/** Rules under which a record is what it was, but for what `change` makes of it. */
function rules(change: (observation: Observation) => Observation = (one) => one): PosRenormaliser {
  return {
    provider: 'cursor',
    renormalise({ stream, externalId, raw, observedAt }) {
      const source = ROWS.find((row) => row.stream === stream && row.externalId === externalId);
      if (!source) {
        const rejection = { stream, externalId, observedAt, raw, reasons: ['id: is unknown'] };
        return { outcome: 'rejected', rejection };
      }
      return { outcome: 'found', observation: change({ ...source, raw, observedAt }) };
    },
  };
}

const INVERTED = rules((one) =>
  one.stream === 'orders' ? { ...one, body: { ...one.body, rawStatus: 'by new rules' } } : one,
);

function run(
  db: MemoryDatabase,
  renormaliser: PosRenormaliser,
  change: Partial<ReplayRequest> = {},
) {
  let ids = 0;
  return replay(
    { db, renormaliser, now: () => NOW, newId: () => `replay-${db.commits.length}-${(ids += 1)}` },
    {
      orgId: 'maple',
      pos: POS,
      streams: STREAMS,
      dryRun: false,
      by: 'cli:robin',
      maxExamples: 5,
      onProgress: () => undefined,
      ...change,
    },
  );
}

async function createSyncedWorld(): Promise<RunWorld> {
  const world = await createRunWorld(onePageEach(ROWS));
  await world.run('first');
  return world;
}

const rawStatusOf = (world: RunWorld, id: string): unknown =>
  world.document(`orders/${id}`)?.['rawStatus'];

const rawPath = (id: string): string => `orgs/maple/orders/${id}/private/raw`;

const ordersIn = ({ db }: RunWorld) =>
  db.pathsUnder('orgs/maple/orders/').map((path) => [path, db.dump().get(path)]);

describe('replay', () => {
  it('changes nothing but its mark in the audit while the rules are the same', async () => {
    const world = await createSyncedWorld();
    const before = world.db.dump();
    const reports = await run(world.db, rules());
    expect(
      reports.map(({ stream, records, unchanged, changed }) => [
        stream,
        records,
        unchanged,
        changed,
      ]),
    ).toStrictEqual([
      ['customers', 2, 2, 0],
      ['orders', 2, 2, 0],
      ['products', 1, 1, 0],
    ]);
    const after = world.db.dump();
    const touched = [...after.keys()].filter(
      (path) => JSON.stringify(after.get(path)) !== JSON.stringify(before.get(path)),
    );
    expect(touched.map((path) => path.split('/')[2])).toStrictEqual([
      'streams',
      'streams',
      'streams',
      'audit',
    ]);
  });

  it('tells with a dry run what would change, field by field, and writes nothing', async () => {
    const world = await createSyncedWorld();
    const commits = world.db.commits.length;
    const [, orders] = await run(world.db, INVERTED, { dryRun: true, maxExamples: 1 });
    expect(world.db.commits).toHaveLength(commits);
    expect(orders).toMatchObject({
      changed: 2,
      fields: { rawStatus: 2 },
      examples: [
        {
          id: 'cur_1',
          differences: [{ field: 'rawStatus', before: '"completed"', after: '"by new rules"' }],
        },
      ],
    });
  });

  it('stores what differs, rings for it, and the next sync writes no record', async () => {
    const world = await createSyncedWorld();
    const [, orders] = await run(world.db, INVERTED);
    expect(orders).toMatchObject({ changed: 2, unchanged: 0, overtaken: 0 });
    expect(rawStatusOf(world, 'cur_1')).toBe('by new rules');
    expect(world.document('orders/cur_1/private/raw')).toStrictEqual({
      json: ROWS[2]?.raw,
      normaliserVersion: NORMALISER_VERSION,
      observedAt: NOW,
    });
    expect(world.db.pathsUnder('orgs/maple/changes/replay')).toHaveLength(1);
    // The POS's rows are read by the new rules from now on.
    world.script.pages = onePageEach(
      ROWS.map((row) =>
        row.stream === 'orders'
          ? { ...row, body: { ...row.body, rawStatus: 'by new rules' } }
          : row,
      ),
    );
    const commits = world.db.commits.length;
    await world.run('second');
    const { reports } = world.readRun('second');
    expect(reports.orders?.counts).toMatchObject({
      unchanged: 2,
      created: 0,
      updated: 0,
      stale: 0,
    });
    const written = world.db.commits.slice(commits).flat();
    expect(
      written.filter(
        ({ path }) => /\/(?:customers|orders|products)\//.test(path) && !path.includes('/streams/'),
      ),
    ).toStrictEqual([]);
    expect(written.filter(({ path }) => path.includes('/manifests/'))).toStrictEqual([]);
  });

  it('replays one record, or a stream from where it stopped', async () => {
    const world = await createSyncedWorld();
    const [one] = await run(world.db, INVERTED, { streams: ['orders'], id: 'cur_2' });
    expect(one).toMatchObject({ records: 1, changed: 1, cursor: 'cur_2' });
    expect(rawStatusOf(world, 'cur_1')).toBe('completed');
    const reports = await run(world.db, INVERTED, {
      streams: ['orders', 'products'],
      after: 'cur_1',
    });
    expect(reports.map(({ records, unchanged }) => [records, unchanged])).toStrictEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it('leaves what a delivery stored meanwhile', async () => {
    const world = await createSyncedWorld();
    const order = makeOrder(1, T1);
    let isDelivered = false;
    world.db.faults.commit = async (writes, apply) => {
      if (!isDelivered && writes.some(({ path }) => path.endsWith('/orders/cur_1'))) {
        isDelivered = true;
        const body = { ...order.body, rawStatus: 'delivered' };
        await commitTo(world.db, [{ ...order, body, updatedAt: NOW, observedAt: NOW }], {
          authority: 'delivery',
        });
      }
      return apply();
    };
    const [, orders] = await run(world.db, INVERTED);
    expect(orders).toMatchObject({ changed: 1, overtaken: 1 });
    expect(rawStatusOf(world, 'cur_1')).toBe('delivered');
    expect(rawStatusOf(world, 'cur_2')).toBe('by new rules');
  });

  it('counts and names what cannot be made again, and leaves it as it is', async () => {
    const world = await createSyncedWorld();
    await world.db.commit([
      { op: 'delete', path: rawPath('cur_1') },
      { op: 'update', path: rawPath('cur_2'), data: { normaliserVersion: NORMALISER_VERSION + 1 } },
      {
        op: 'set',
        path: 'orgs/maple/products/cur_3/private/raw',
        data: { json: null, normaliserVersion: 1, observedAt: T1 },
      },
    ]);
    await commitTo(world.db, [withRaw(makeProduct(4, T1))]);
    const stub = makeOrder(9, T1);
    await commitTo(world.db, [withRaw({ ...stub, body: { ...stub.body, customerId: 'cur_8' } })]);
    const [customers, orders, products] = await run(world.db, INVERTED);
    expect(customers).toMatchObject({ records: 3, stubs: 1, unchanged: 2 });
    expect(orders).toMatchObject({
      records: 3,
      withoutRaw: ['cur_1'],
      byNewerRules: ['cur_2'],
      unreplayable: [{ id: 'cur_9', reasons: ['id: is unknown'] }],
    });
    expect(products).toMatchObject({ withoutRaw: ['cur_3'], unreplayable: [{ id: 'cur_4' }] });
    expect(rawStatusOf(world, 'cur_1')).toBe('completed');
    expect(rawStatusOf(world, 'cur_2')).toBe('completed');
  });

  it('leaves a deleted record deleted, and does not let the next walk wait for it', async () => {
    const world = await createSyncedWorld();
    const source = { ...orderSchema.parse(world.document('orders/cur_1')).source, deletedAt: NOW };
    await world.db.commit([
      { op: 'update', path: 'orgs/maple/orders/cur_1', data: { source } },
      { op: 'update', path: 'orgs/maple/streams/orders', data: { recent: null } },
    ]);
    await run(world.db, INVERTED);
    expect(world.document('orders/cur_1')).toMatchObject({
      rawStatus: 'by new rules',
      source: { deletedAt: NOW },
    });
    const manifest = new Manifest(world.db, 'maple', 'orders');
    const { recent } = streamStateSchema.parse(world.document('streams/orders'));
    manifest.recall(recent);
    await manifest.load(['1', '2']);
    expect(manifest.get('1')).toBeUndefined();
    expect(manifest.get('2')).toBeDefined();
  });

  it('ends the same when it is interrupted at any commit and run again', async () => {
    const expected = await createSyncedWorld();
    await run(expected.db, INVERTED);
    for (let step = 0; step < 7; step += 1) {
      const world = await createSyncedWorld();
      let seen = 0;
      world.db.faults.commit = (_, apply) => {
        if (seen++ < step) return Promise.resolve(apply());
        return Promise.reject(new Error('killed'));
      };
      await expect(run(world.db, INVERTED)).rejects.toThrow('killed');
      delete world.db.faults.commit;
      world.db.advance(600_000);
      await run(world.db, INVERTED);
      expect(ordersIn(world)).toStrictEqual(ordersIn(expected));
    }
  });

  it('does not begin while a sync is at work on the stream', async () => {
    const world = await createSyncedWorld();
    await StreamLease.acquire({ db: world.db, orgId: 'maple', name: 'orders', holder: 'a run' });
    await expect(run(world.db, INVERTED)).rejects.toThrow(LeaseLost);
    expect(rawStatusOf(world, 'cur_1')).toBe('completed');
  });

  it('says of a person only that something differs', async () => {
    const world = await createRunWorld(onePageEach([withRaw(sentinelPerson(T1))]));
    await world.run('first');
    const [customers] = await run(world.db, rules(), { streams: ['customers'], dryRun: true });
    expect(customers?.fields).toMatchObject({ 'profile.displayName': 1, 'contact.email': 1 });
    expect(customers?.examples[0]?.differences).toContainEqual({
      field: 'profile.displayName',
      before: null,
      after: null,
    });
    expect(customers?.examples[0]?.differences).toContainEqual({
      field: 'profile.hasEmail',
      before: 'true',
      after: 'false',
    });
    expect(tracesOf([['report', customers]])).toStrictEqual([]);
  });

  it('does not bring an erased customer back', async () => {
    const world = await createRunWorld(onePageEach([withRaw(sentinelPerson(T1))]));
    await world.run('first');
    let ids = 0;
    await eraseCustomer(
      { db: world.db, now: () => NOW, newId: () => `erase-${(ids += 1)}` },
      { orgId: 'maple', customerId: 'cur_1', provider: 'cursor', by: 'cli:sam' },
    );
    const [customers] = await run(world.db, rules(), { streams: ['customers'] });
    expect(customers).toMatchObject({ records: 1, erased: 1, withoutRaw: [], changed: 0 });
    expect(tracesOf(world.db.dump())).toStrictEqual([]);
  });
});
