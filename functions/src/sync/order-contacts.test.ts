import type { OrderObservation } from '../model/observation';
import { makeNamedOrder, makeOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';

const T1 = new Date('2026-01-28T20:00:00Z');
const T2 = new Date('2026-01-28T21:00:00Z');
const ORDER = 'orgs/maple/orders/cur_1';
const CONTACT = `${ORDER}/private/contact`;
const known = { knownCustomer: () => true };

const ANN = {
  displayName: 'Ann Lee',
  firstName: 'Ann',
  lastName: 'Lee',
  email: 'ann@example.test',
  phone: '+13155550123',
};

const at = (when: Date, order: OrderObservation): OrderObservation => ({
  ...order,
  updatedAt: when,
  observedAt: when,
});

/** What the last commit wrote, but for the note. */
const lastWritten = (db: MemoryDatabase): (readonly [string, string])[] =>
  (db.commits.at(-1) ?? [])
    .map(({ op, path }) => [op, path] as const)
    .filter(([, path]) => !path.includes('/changes/'));

async function createOrg(): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  await commitTo(db, [makeNamedOrder(1, T1, ANN)]);
  return db;
}

describe('what an anonymous order says about who bought', () => {
  it('is stored apart from the order, in one commit with it', async () => {
    const db = await createOrg();
    expect(db.commits).toHaveLength(1);
    expect(lastWritten(db)).toStrictEqual([
      ['create', ORDER],
      ['set', `${ORDER}/private/raw`],
      ['set', CONTACT],
    ]);
    expect(db.dump().get(CONTACT)).toStrictEqual(ANN);
    expect(JSON.stringify(db.dump().get(ORDER))).not.toMatch(/Ann|5550123/);
    expect(db.dump().get(ORDER)).toMatchObject({ customerId: null, source: { companion: true } });
  });

  it('costs no write while the order stays as it is, and one look at a change that leaves it', async () => {
    const db = await createOrg();
    const again = { ...makeNamedOrder(1, T1, ANN), observedAt: T2 };
    expect((await commitTo(db, [again])).get('cur_1')).toBe('unchanged');
    expect(db.commits).toHaveLength(1);
    const ready = at(T2, makeNamedOrder(1, T1, ANN));
    await commitTo(db, [{ ...ready, body: { ...ready.body, status: 'ready' } }]);
    expect(lastWritten(db)).toStrictEqual([
      ['update', ORDER],
      ['set', `${ORDER}/private/raw`],
    ]);
    expect(db.dump().get(CONTACT)).toStrictEqual(ANN);
  });

  it('is written with the order when it alone changes', async () => {
    const db = await createOrg();
    const other = { ...ANN, phone: '+13155550188' };
    await commitTo(db, [{ ...makeNamedOrder(1, T1, other), observedAt: T2 }]);
    expect(lastWritten(db)).toStrictEqual([
      ['update', ORDER],
      ['set', `${ORDER}/private/raw`],
      ['set', CONTACT],
    ]);
    expect(db.dump().get(CONTACT)).toStrictEqual(other);
  });

  it.each([
    ['gains a customer', makeOrder(1, T1)],
    ['says nothing more', { ...makeNamedOrder(1, T1), contact: null }],
  ])('goes in the commit in which the order %s', async (_, order) => {
    const db = await createOrg();
    await commitTo(db, [at(T2, order)], known);
    expect(lastWritten(db)).toStrictEqual([
      ['update', ORDER],
      ['set', `${ORDER}/private/raw`],
      ['delete', CONTACT],
    ]);
    expect(db.dump().get(ORDER)).toMatchObject({ source: { companion: false } });
  });

  it('leaves what staff found about the order as it is', async () => {
    const db = await createOrg();
    const owner = { customerId: 'cur_9', by: 'u1', at: T1 };
    await db.commit([{ op: 'update', path: ORDER, data: { owner } }]);
    await commitTo(db, [at(T2, makeNamedOrder(1, T1, { email: 'other@example.test' }))]);
    expect(db.dump().get(ORDER)).toMatchObject({ owner, source: { version: { updatedAt: T2 } } });
  });
});
