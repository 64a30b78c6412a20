import { erasureSchema } from '../model/erasure';
import type { Rejection } from '../model/observation';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { hintWrite } from '../store/hints';
import { quarantineWrites } from '../store/quarantine';
import { transitionWrite } from '../store/transitions';
import { webhookEventWrite } from '../store/webhook-events';
import { makeOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { killAtEachCommit } from '../testing/kill-at-each-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { createRunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';
import { brokenSentinelRow, sentinelPerson, tracesOf } from '../testing/sentinel-person';
import { WORDLESS_PROFILE } from '../testing/wordless-profile';
import { eraseCustomer } from './erase-customer';

const T1 = new Date('2026-01-28T20:00:00Z');
const T2 = new Date('2026-01-28T21:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const MOVE = {
  from: 'loyal',
  to: 'slipping',
  at: T1,
  cause: 'time',
  why: 'Slipping: 30 days without an order',
} as const;
const CUSTOMER = 'orgs/maple/customers/cur_1';
const RECEIPT = 'orgs/maple/erasures/cur_1';

function erase(db: MemoryDatabase) {
  let ids = 0;
  return eraseCustomer(
    { db, now: () => NOW, newId: () => `erase-${(ids += 1)}-${db.commits.length}` },
    { orgId: 'maple', customerId: 'cur_1', provider: 'cursor', by: 'cli:sam' },
  );
}

/** An org that holds everything there can be about the person. */
async function createFullOrg(): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  await commitTo(db, [sentinelPerson(T1)]);
  await commitTo(db, [makeOrder(1, T1)]);
  await db.commit([
    { op: 'update', path: CUSTOMER, data: { crm: { tags: ['Zanzibara'], notes: 'Quillfeather' } } },
    ...quarantineWrites('maple', brokenSentinelRow(T2), null, T2),
    hintWrite('maple', { stream: 'customers', externalId: '1', createdAt: T2 }),
    ...[1, 2].map((number) => transitionWrite('maple', { ...MOVE, customerId: 'cur_1', number })),
    transitionWrite('maple', { ...MOVE, customerId: 'cur_10', number: 1 }),
    ...['customer.updated', 'order.updated'].map((event) =>
      webhookEventWrite('maple', event, {
        event,
        entityId: '1',
        outcome: 'stored',
        sentAt: null,
        receivedAt: T2,
        fields: [],
      }),
    ),
  ]);
  return db;
}

const receiptOf = (db: MemoryDatabase) => erasureSchema.parse(db.dump().get(RECEIPT));

describe('eraseCustomer', () => {
  it('leaves a marker and nothing that tells who it was', async () => {
    const db = await createFullOrg();
    expect(tracesOf(db.dump()).toSorted()).toStrictEqual([
      CUSTOMER,
      `${CUSTOMER}/private/contact`,
      `${CUSTOMER}/private/raw`,
      'orgs/maple/quarantine/customers-1/private/raw',
    ]);
    expect(await erase(db)).toMatchObject({ outcome: 'erased' });
    expect(tracesOf(db.dump())).toStrictEqual([]);
    expect(db.dump().get(CUSTOMER)).toStrictEqual({
      profile: WORDLESS_PROFILE,
      crm: { tags: [], notes: null },
      insights: null,
      moves: 0,
      lastSegment: null,
      entered: null,
      source: {
        provider: 'cursor',
        externalId: '1',
        version: { updatedAt: null, observedAt: NOW, hash: '' },
        firstSeenAt: new Date('2026-01-30T00:00:00Z'),
        deletedAt: NOW,
        stub: false,
        companion: false,
        erasedAt: NOW,
      },
    });
    expect(db.pathsUnder(`${CUSTOMER}/`)).toStrictEqual([]);
  });

  it('keeps the orders, and the log of deliveries about an order of the same number', async () => {
    const db = await createFullOrg();
    const before = db.dump().get('orgs/maple/orders/cur_1');
    await erase(db);
    expect(db.dump().get('orgs/maple/orders/cur_1')).toStrictEqual(before);
    expect(before).toMatchObject({ customerId: 'cur_1' });
    expect(db.pathsUnder('orgs/maple/webhookEvents/')).toStrictEqual([
      'orgs/maple/webhookEvents/order.updated',
    ]);
    expect(db.pathsUnder('orgs/maple/hints/')).toStrictEqual([]);
  });

  it('removes the journey between segments, and no other customer has lost theirs', async () => {
    const db = await createFullOrg();
    await erase(db);
    const left = db.pathsUnder('orgs/maple/transitions/').map((path) => db.dump().get(path));
    expect(left).toStrictEqual([{ ...MOVE, customerId: 'cur_10', number: 1 }]);
  });

  it('leaves a receipt with counts, and rings for what the customer counted in', async () => {
    const db = await createFullOrg();
    await erase(db);
    expect(receiptOf(db)).toStrictEqual({
      customerId: 'cur_1',
      by: 'cli:sam',
      erasedAt: NOW,
      completedAt: NOW,
      counts: { ordersKept: 1, quarantineEntries: 1, webhookEvents: 1, hints: 1 },
    });
    expect(
      db.pathsUnder('orgs/maple/changes/erase').map((path) => db.dump().get(path)?.['effects']),
    ).toStrictEqual([{ customers: ['cur_1'], days: ['2026-01-28'], products: [] }]);
  });

  it('changes nothing the second time', async () => {
    const db = await createFullOrg();
    await erase(db);
    const commits = db.commits.length;
    expect(await erase(db)).toStrictEqual({ outcome: 'already', receipt: receiptOf(db) });
    expect(db.commits).toHaveLength(commits);
  });

  it('says that it does not know an id that nothing has, and stores nothing', async () => {
    const db = createMemoryDatabase();
    expect(await erase(db)).toStrictEqual({ outcome: 'unknown' });
    expect(db.dump().size).toBe(0);
  });

  it('erases a person whom only quarantine knows, so that the row does not come back whole', async () => {
    const db = createMemoryDatabase();
    await db.commit(quarantineWrites('maple', brokenSentinelRow(T1), null, T1));
    expect(await erase(db)).toMatchObject({ outcome: 'erased' });
    await commitTo(db, [sentinelPerson(T2)]);
    expect(tracesOf(db.dump())).toStrictEqual([]);
  });

  it('ends the same when it is killed before or after any of its commits and run again', async () => {
    const commits = await killAtEachCommit({
      create: async () => ({ db: await createFullOrg() }),
      act: ({ db }) => erase(db),
      check: ({ db }, whole) => {
        expect(tracesOf(db.dump())).toStrictEqual([]);
        expect(receiptOf(db)).toMatchObject({ completedAt: NOW, counts: { ordersKept: 1 } });
        expect(db.pathsUnder('orgs/maple/transitions/')).toHaveLength(1);
        expect(db.dump().get(CUSTOMER)).toStrictEqual(whole.db.dump().get(CUSTOMER));
      },
    });
    expect(commits).toBeGreaterThan(3);
  });

  it.each([new CommitConflict('lost'), new StoreUnavailable('unknown fate')])(
    'reads again after %s',
    async (error) => {
      const db = await createFullOrg();
      let failures = 1;
      db.faults.commit = (_, apply) =>
        failures-- > 0 ? Promise.reject(error) : Promise.resolve(apply());
      expect(await erase(db)).toMatchObject({ outcome: 'erased' });
      expect(tracesOf(db.dump())).toStrictEqual([]);
    },
  );
});

describe('an erased customer', () => {
  it.each(['walk', 'delivery'] as const)('is not brought back by a %s', async (authority) => {
    const db = await createFullOrg();
    await erase(db);
    const marker = db.dump().get(CUSTOMER);
    const result = await commitTo(db, [sentinelPerson(NOW)], { authority });
    expect([...result]).toStrictEqual([['cur_1', 'unchanged']]);
    expect(db.dump().get(CUSTOMER)).toStrictEqual(marker);
    expect(tracesOf(db.dump())).toStrictEqual([]);
  });

  it('is not brought back by a walk that takes them for new', async () => {
    const db = await createFullOrg();
    await erase(db);
    await commitTo(db, [sentinelPerson(NOW)], { probablyNew: () => true });
    expect(tracesOf(db.dump())).toStrictEqual([]);
  });

  it('can still buy: a new order is stored, and no stub takes the place of the marker', async () => {
    const db = await createFullOrg();
    await erase(db);
    const order = makeOrder(2, NOW);
    await commitTo(db, [{ ...order, body: { ...order.body, customerId: 'cur_1' } }]);
    expect(db.dump().get('orgs/maple/orders/cur_2')).toMatchObject({ customerId: 'cur_1' });
    expect(db.dump().get(CUSTOMER)).toMatchObject({ source: { erasedAt: NOW, stub: false } });
  });

  it('costs the next sync no record write, and a broken row of theirs is not set aside', async () => {
    const broken = brokenSentinelRow(T2);
    const world = await createRunWorld(onePageEach([sentinelPerson(T1), makeOrder(1, T1)]));
    await world.run('first');
    await erase(world.db);
    await world.run('second');
    expect(world.readRun('second').reports.customers?.counts).toMatchObject({
      unchanged: 1,
      created: 0,
      updated: 0,
    });
    const rows: Rejection[] = [broken, { ...broken, externalId: '2', raw: '{"id":2}' }];
    world.script.pages = { ...world.script.pages, customers: [rows] };
    await world.run('third');
    expect(tracesOf(world.db.dump())).toStrictEqual([]);
    expect(world.db.pathsUnder('orgs/maple/quarantine/')).toStrictEqual([
      'orgs/maple/quarantine/customers-2',
      'orgs/maple/quarantine/customers-2/private/raw',
    ]);
  });

  it('is not kept in quarantine when the row is set aside while they are being erased', async () => {
    const world = await createRunWorld({ customers: [[brokenSentinelRow(T1)]], orders: [[]] });
    await commitTo(world.db, [sentinelPerson(T1)]);
    let isErased = false;
    world.db.faults.commit = async (writes, apply) => {
      if (!isErased && writes.some(({ path }) => path.includes('/quarantine/'))) {
        isErased = true;
        await erase(world.db);
      }
      return apply();
    };
    await world.run('first');
    expect(isErased).toBe(true);
    expect(tracesOf(world.db.dump())).toStrictEqual([]);
  });
});
