import { DEFAULT_RULES } from '../model/rules';
import type { Database, Reader } from '../store/database';
import { changeWrite } from '../store/outbox';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import {
  createRecomputeWorld,
  effects,
  insightsOf,
  NOW,
  orderOf,
  outbox,
  range,
  T1,
  totalsOf,
} from '../testing/recompute-world';
import { recomputeCustomers } from './recompute-customers';

/** A database that counts how often it gives out each order. */
function countOrderReads(db: Database) {
  const reads = new Map<string, number>();
  const counting = (reader: Reader): Reader => ({
    ...reader,
    async query(query) {
      const found = await reader.query(query);
      for (const { path } of found)
        if (/\/orders\/[^/]+$/.test(path)) reads.set(path, (reads.get(path) ?? 0) + 1);
      return found;
    },
  });
  const watched: Database = {
    ...db,
    ...counting(db),
    atOneTime: (read) => db.atOneTime((reader) => read(counting(reader))),
  };
  return { watched, reads };
}

describe('the insights of a customer', () => {
  it('are made with the rules of the instant at which the customer was read', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(db, [orderOf(1, 1, 1_000)]);
    const customer = 'orgs/maple/customers/cur_1';
    let raced = false;
    db.faults.commit = async (writes, apply) => {
      if (!raced && writes.some(({ path }) => path === customer)) {
        raced = true;
        const source = { ...Object(db.dump().get(customer)?.['source']), stub: false };
        await db.commit([
          { op: 'set', path: 'orgs/maple/rules/2', data: { ...DEFAULT_RULES } },
          { op: 'update', path: 'orgs/maple', data: { rulesVersion: 2 } },
          { op: 'update', path: customer, data: { source } },
        ]);
      }
      return apply();
    };
    await recompute();
    expect(raced).toBe(true);
    expect(insightsOf(db, 1)).toMatchObject({ rulesVersion: 2, ...totalsOf(1, 1_000) });
  });

  it('are not made for a walk-in row, whose orders are not read', async () => {
    const { db, recompute } = await createRecomputeWorld();
    const guest = makeCustomer(1, T1);
    await commitTo(db, [{ ...guest, body: { ...guest.body, guest: true } }]);
    await commitTo(
      db,
      range(1, 100).map((index) => orderOf(index, 1, 1_000)),
    );
    await recompute();
    expect(insightsOf(db, 1)).toBeUndefined();
    const change = { kind: 'records' as const, effects: effects(1), createdAt: NOW };
    await db.commit([changeWrite('maple', 'again', change)]);
    const before = db.usage().reads;
    await recompute();
    expect(db.usage().reads - before).toBeLessThan(60);
  });

  it.each([
    ['one by one', 5],
    ['in one go', 30],
  ])('cost one read of each of their orders, when they are read %s', async (_, customers) => {
    const { db } = await createRecomputeWorld();
    const ids = range(1, customers);
    const orders = ids.flatMap((id) => [1, 2, 3].map((one) => orderOf(10 * id + one, id, 500)));
    await commitTo(
      db,
      ids.map((index) => makeCustomer(index, T1)),
    );
    await commitTo(db, orders);
    const { watched, reads } = countOrderReads(db);
    const failures = await recomputeCustomers(
      {
        db: watched,
        orgId: 'maple',
        lease: { commit: (writes) => db.commit(writes).then(() => undefined) },
        now: () => NOW,
        stillAlive: () => Promise.resolve(),
      },
      ids.map((index) => `cur_${index}`),
    );
    expect([...failures]).toStrictEqual([]);
    for (const index of ids) expect(insightsOf(db, index)).toMatchObject(totalsOf(3, 1_500));
    expect([reads.size, Math.max(...reads.values())]).toStrictEqual([3 * customers, 1]);
  });

  it('fail alone where one of their orders cannot be read, among many that are read in one go', async () => {
    const { db, recompute } = await createRecomputeWorld();
    await commitTo(
      db,
      range(1, 30).map((index) => makeCustomer(index, T1)),
    );
    await commitTo(
      db,
      range(1, 30).map((index) => orderOf(index, index, 1_000)),
    );
    await db.commit([
      { op: 'update', path: 'orgs/maple/orders/cur_5', data: { counted: 'maybe' } },
    ]);
    await recompute();
    expect(insightsOf(db, 5)).toBeUndefined();
    for (const index of [1, 4, 6, 30])
      expect(insightsOf(db, index)).toMatchObject(totalsOf(1, 1_000));
    expect(outbox(db)).toHaveLength(1);
  });

  it('are made for one with more orders than are read in one go, and for those beside', async () => {
    const { db } = await createRecomputeWorld();
    const ids = range(1, 30);
    await commitTo(
      db,
      ids.map((index) => makeCustomer(index, T1)),
    );
    const orders = range(1, 100).map((index) => orderOf(index, index <= 80 ? 12 : 13, 100));
    await commitTo(db, orders);
    const failures = await recomputeCustomers(
      {
        db,
        orgId: 'maple',
        lease: { commit: (writes) => db.commit(writes).then(() => undefined) },
        now: () => NOW,
        stillAlive: () => Promise.resolve(),
        ordersAtOnce: 40,
      },
      ids.map((index) => `cur_${index}`),
    );
    expect([...failures]).toStrictEqual([]);
    expect(insightsOf(db, 12)).toMatchObject(totalsOf(80, 8_000));
    expect(insightsOf(db, 13)).toMatchObject(totalsOf(20, 2_000));
    for (const index of [1, 11, 14, 30])
      expect(insightsOf(db, index)).toMatchObject(totalsOf(0, 0));
  });
});
