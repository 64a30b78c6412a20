import fc from 'fast-check';
import type { CustomerObservation, OrderObservation } from '../model/observation';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';

const T1 = new Date('2026-01-28T20:00:00Z');
const T2 = new Date('2026-01-28T21:00:00Z');
const T3 = new Date('2026-01-28T22:00:00Z');
const ORDER = 'orgs/maple/orders/cur_1';
const known = { knownCustomer: () => true };

/** Order 1 with this total, changed and seen at an instant. */
function order(
  at: Date,
  totalCents: number,
  change: Partial<OrderObservation['body']> = {},
): OrderObservation {
  const made = makeOrder(1, T1);
  const totals = { ...made.body.totals, totalCents };
  return { ...made, updatedAt: at, observedAt: at, body: { ...made.body, totals, ...change } };
}

const undated = <T extends { updatedAt: Date | null }>(one: T): T => ({ ...one, updatedAt: null });

const totalOf = (db: MemoryDatabase): unknown => db.dump().get(ORDER)?.['totals'];

const notes = (db: MemoryDatabase): unknown[] =>
  db.pathsUnder('orgs/maple/changes/').map((path) => db.dump().get(path)?.['effects']);

const recordsOf = (db: MemoryDatabase) =>
  [ORDER, `${ORDER}/private/raw`].map((path) => db.dump().get(path));

describe('commitRecords', () => {
  it('stores a record, its raw payload and the note of what it affects in one commit', async () => {
    const db = createMemoryDatabase();
    const result = await commitTo(db, [order(T1, 1_000)], known);
    expect([...result]).toStrictEqual([['cur_1', 'create']]);
    expect(db.commits.map((writes) => writes.map(({ path }) => path))).toStrictEqual([
      [ORDER, `${ORDER}/private/raw`, 'orgs/maple/changes/note-0'],
    ]);
    expect(notes(db)).toStrictEqual([{ customers: ['cur_1'], days: ['2026-01-28'], products: [] }]);
    expect(db.dump().get(`${ORDER}/private/raw`)).toStrictEqual({
      json: '{}',
      normaliserVersion: 3,
      observedAt: T1,
    });
  });

  it('writes nothing for what is stored already', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [order(T1, 1_000)], known);
    const result = await commitTo(
      db,
      [{ ...order(T1, 1_000), observedAt: T3, raw: '{"sold":1}' }],
      known,
    );
    expect(result.get('cur_1')).toBe('unchanged');
    expect(db.commits).toHaveLength(1);
  });

  it('keeps the newer order when the older one arrives last', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [order(T2, 2_000)], known);
    const result = await commitTo(db, [order(T1, 1_000)], known);
    expect(result.get('cur_1')).toBe('stale');
    expect(totalOf(db)).toMatchObject({ totalCents: 2_000 });
    expect(db.commits).toHaveLength(1);
  });

  it('never overwrites with a delivery that carries no update time', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [undated(order(T1, 1_000))], known);
    const result = await commitTo(db, [undated(order(T2, 2_000))], {
      ...known,
      authority: 'delivery',
    });
    expect(result.get('cur_1')).toBe('unversioned');
    expect(totalOf(db)).toMatchObject({ totalCents: 1_000 });
  });

  it('names owner, day and products before and after a change', async () => {
    const db = createMemoryDatabase();
    const item = {
      productId: 'cur_p',
      name: 'x',
      category: 'flower' as const,
      quantity: 1,
      unitPriceCents: 1,
    };
    await commitTo(db, [order(T1, 1_000, { items: [item] })], known);
    await commitTo(
      db,
      [order(T2, 1_000, { customerId: 'cur_9', businessDay: '2026-01-27' })],
      known,
    );
    expect(notes(db)).toStrictEqual([
      { customers: ['cur_1'], days: ['2026-01-28'], products: ['cur_p'] },
      { customers: ['cur_1', 'cur_9'], days: ['2026-01-27', '2026-01-28'], products: ['cur_p'] },
    ]);
  });

  it('stores what is new without looking, and looks when that turns out wrong', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [order(T1, 1_000)], known);
    const before = db.usage().reads;
    const result = await commitTo(db, [order(T2, 2_000), makeOrder(2, T1)], {
      ...known,
      probablyNew: () => true,
    });
    expect([...result]).toStrictEqual([
      ['cur_1', 'update'],
      ['cur_2', 'create'],
    ]);
    expect(db.usage().reads - before).toBe(2);
    expect(totalOf(db)).toMatchObject({ totalCents: 2_000 });
  });

  it('brings a deleted record back when a walk has it again', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [order(T1, 1_000)], known);
    const source = db.dump().get(ORDER)?.['source'];
    await db.commit([
      { op: 'update', path: ORDER, data: { source: { ...Object(source), deletedAt: T2 } } },
    ]);
    expect(
      (await commitTo(db, [order(T1, 1_000)], { ...known, authority: 'delivery' })).get('cur_1'),
    ).toBe('unchanged');
    expect(db.dump().get(ORDER)).toMatchObject({ source: { deletedAt: T2 } });
    expect((await commitTo(db, [order(T1, 1_000)], known)).get('cur_1')).toBe('update');
    expect(db.dump().get(ORDER)).toMatchObject({ source: { deletedAt: null } });
  });

  it('splits many records into commits that Firestore takes, each with its own note', async () => {
    const db = createMemoryDatabase();
    const many = Array.from({ length: 250 }, (_, index) => makeOrder(index + 1, T1));
    const result = await commitTo(db, many);
    expect([...result.values()].filter((decision) => decision === 'create')).toHaveLength(250);
    // Order, raw payload and the stub of its customer for each, and one note.
    expect(db.commits.map(({ length }) => length)).toStrictEqual([331, 331, 91]);
    expect(db.pathsUnder('orgs/maple/changes/')).toHaveLength(3);
  });

  it('splits by the size of raw payloads too', async () => {
    const db = createMemoryDatabase();
    const big = Array.from({ length: 4 }, (_, index) => ({
      ...makeOrder(index + 1, T1),
      raw: 'x'.repeat(1_400_000),
    }));
    await commitTo(db, big, known);
    const sizes = db.commits.map((writes) => JSON.stringify(writes).length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThan(3_100_000);
    expect(db.pathsUnder('orgs/maple/orders/')).toHaveLength(8);
  });
});

describe('commitRecords when others write', () => {
  it('reads again and decides again when somebody writes in between', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [order(T1, 1_000)], known);
    let raced = false;
    db.faults.commit = async (_, apply) => {
      if (!raced) {
        raced = true;
        await commitTo(db, [order(T3, 3_000)], known);
      }
      return apply();
    };
    const result = await commitTo(db, [order(T2, 2_000)], known);
    expect(result.get('cur_1')).toBe('stale');
    expect(totalOf(db)).toMatchObject({ totalCents: 3_000 });
    expect(notes(db)).toHaveLength(2);
  });

  it('ends right when a commit was applied but its answer got lost', async () => {
    const db = createMemoryDatabase();
    let lost = false;
    db.faults.commit = (_, apply) => {
      const at = apply();
      if (lost) return Promise.resolve(at);
      lost = true;
      return Promise.reject(new StoreUnavailable('no answer'));
    };
    const result = await commitTo(db, [order(T1, 1_000)], known);
    expect(result.get('cur_1')).toBe('unchanged');
    expect(totalOf(db)).toMatchObject({ totalCents: 1_000 });
    expect(notes(db)).toHaveLength(1);
  });

  it('gives up after six attempts and says so', async () => {
    const db = createMemoryDatabase();
    let attempts = 0;
    db.faults.commit = () => {
      attempts += 1;
      return Promise.reject(new CommitConflict('always'));
    };
    await expect(commitTo(db, [order(T1, 1_000)], known)).rejects.toBeInstanceOf(CommitConflict);
    expect(attempts).toBe(6);
    expect(db.pathsUnder('')).toStrictEqual([]);
  });

  it('passes on at once what another attempt cannot change', async () => {
    const db = createMemoryDatabase();
    let attempts = 0;
    db.faults.commit = () => {
      attempts += 1;
      return Promise.reject(new RangeError('broken'));
    };
    await expect(commitTo(db, [order(T1, 1_000)], known)).rejects.toThrow('broken');
    expect(attempts).toBe(1);
  });

  it('ends in the same records whatever the order, repetition and company of deliveries', async () => {
    const instant = fc
      .integer({ min: 0, max: 3 })
      .map((hour) => new Date(Date.UTC(2026, 0, 28, hour)));
    const looks = fc.uniqueArray(
      fc.record({
        at: instant,
        totalCents: fc.integer({ min: 1, max: 4 }),
        owner: fc.constantFrom(null, 'cur_1', 'cur_2'),
      }),
      {
        minLength: 1,
        maxLength: 4,
        selector: ({ at, totalCents, owner }) => `${at.getTime()}/${totalCents}/${owner}`,
      },
    );
    const orders = looks.map((all) =>
      all.map(({ at, totalCents, owner }) => order(at, totalCents, { customerId: owner })),
    );
    const twice = orders.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], {
          minLength: all.length * 2,
          maxLength: all.length * 2,
        }),
        fc.boolean(),
      ),
    );
    await fc.assert(
      fc.asyncProperty(twice, async ([once, again, together]) => {
        const [one, other] = [createMemoryDatabase(), createMemoryDatabase()];
        for (const look of once) await commitTo(one, [look], { authority: 'delivery' });
        if (together) await commitTo(other, again, { authority: 'delivery' });
        else for (const look of again) await commitTo(other, [look], { authority: 'delivery' });
        expect(recordsOf(other)).toStrictEqual(recordsOf(one));
      }),
      { numRuns: 60 },
    );
  });
});

describe('commitRecords and customers', () => {
  const customer: CustomerObservation = makeCustomer(1, T1);
  const CUSTOMER = 'orgs/maple/customers/cur_1';

  it('makes room for a customer whom an order names first, and completes them from the roster', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [order(T1, 1_000)]);
    expect(db.dump().get(CUSTOMER)).toMatchObject({
      profile: { displayName: null, guest: false },
      insights: null,
      source: { externalId: '1', stub: true },
    });
    expect((await commitTo(db, [customer])).get('cur_1')).toBe('update');
    expect(db.dump().get(CUSTOMER)).toMatchObject({
      profile: { displayName: 'Robin 1' },
      source: { stub: false, version: { updatedAt: T1 } },
    });
  });

  it('leaves a customer who is there as they are', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [customer]);
    await commitTo(db, [order(T1, 1_000)]);
    expect(db.dump().get(CUSTOMER)).toMatchObject({
      profile: { displayName: 'Robin 1' },
      source: { stub: false },
    });
  });

  it('makes one stub for two orders of one customer, and none for an anonymous sale', async () => {
    const db = createMemoryDatabase();
    const second = makeOrder(2, T1);
    await commitTo(db, [
      order(T1, 1_000),
      { ...second, body: { ...second.body, customerId: 'cur_1' } },
      { ...makeOrder(3, T1), body: { ...second.body, customerId: null } },
    ]);
    expect(db.pathsUnder('orgs/maple/customers/')).toStrictEqual([CUSTOMER]);
  });

  it('writes neither insights nor what staff keep', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [customer]);
    await db.commit([
      { op: 'update', path: CUSTOMER, data: { crm: { tags: ['x'], notes: null } } },
    ]);
    await commitTo(db, [
      {
        ...customer,
        updatedAt: T2,
        observedAt: T2,
        body: { ...customer.body, displayName: 'New' },
      },
    ]);
    expect(db.dump().get(CUSTOMER)).toMatchObject({
      profile: { displayName: 'New' },
      crm: { tags: ['x'], notes: null },
    });
  });

  it('keeps contact details apart and removes them when the POS has none any more', async () => {
    const db = createMemoryDatabase();
    const contact = { email: 'robin@example.test', phone: null, birthDate: null };
    await commitTo(db, [{ ...customer, contact }]);
    expect(db.dump().get(`${CUSTOMER}/private/contact`)).toStrictEqual(contact);
    await commitTo(db, [{ ...customer, updatedAt: T2, observedAt: T2 }]);
    expect(db.pathsUnder(CUSTOMER)).toStrictEqual([CUSTOMER, `${CUSTOMER}/private/raw`]);
  });

  it('keeps the cost of a product apart', async () => {
    const db = createMemoryDatabase();
    await commitTo(db, [{ ...makeProduct(1, T1), cost: { costCents: 321 } }]);
    expect(db.dump().get('orgs/maple/products/cur_1/private/cost')).toStrictEqual({
      costCents: 321,
    });
    expect(JSON.stringify(db.dump().get('orgs/maple/products/cur_1'))).not.toContain('321');
  });

  it.each([
    ['stays the same', { costCents: 321 }, []],
    ['changes', { costCents: 400 }, ['set']],
    ['is not known any more', null, ['delete']],
  ])(
    'writes the cost of a changed product only when it is due: it %s',
    async (_, cost, written) => {
      const db = createMemoryDatabase();
      const product = makeProduct(1, T1);
      await commitTo(db, [{ ...product, cost: { costCents: 321 } }]);
      const body = { ...product.body, priceCents: 1_000 };
      await commitTo(db, [{ ...product, updatedAt: T2, observedAt: T2, body, cost }]);
      const writes = db.commits.at(-1)?.filter(({ path }) => path.endsWith('/private/cost'));
      expect(writes?.map(({ op }) => op)).toStrictEqual(written);
      expect(db.dump().get('orgs/maple/products/cur_1/private/cost')).toStrictEqual(
        cost ?? undefined,
      );
    },
  );
});
