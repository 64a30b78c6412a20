import type { Contact } from '../model/customer';
import { suggestionSchema } from '../model/suggestion';
import { idOfSubject } from '../store/suggestions';
import { makeCustomer, makeNamedOrder, makeOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { suggestMerges } from './recompute-suggestions';

const T1 = new Date('2026-01-28T20:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const LATER = new Date('2026-02-06T12:00:00Z');
const phone = '+13155550123';
const ANN = { firstName: 'Ann', lastName: 'Lee' };
const SUBJECT = { kind: 'owner', orderId: 'cur_50', customerId: 'cur_1' } as const;
const PATH = `orgs/maple/suggestions/${idOfSubject(SUBJECT)}`;

const person = (index: number, contact: Partial<Contact>) => {
  const made = makeCustomer(index, T1);
  return {
    ...made,
    body: { ...made.body, ...ANN },
    contact: { ...made.contact, ...contact },
  };
};

const look = (db: MemoryDatabase, now = NOW) =>
  suggestMerges({ db, now: () => now, log: () => undefined }, 'maple');

/** A customer with a number, an anonymous order that carries it, and 320 orders that say nothing about who bought. */
async function createOrg(): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  await commitTo(db, [person(1, { phone }), makeCustomer(2, T1)]);
  const others = Array.from({ length: 320 }, (_, index) => makeOrder(100 + index, T1));
  const anonymous = others.map((order) => ({
    ...order,
    body: { ...order.body, customerId: null },
  }));
  await commitTo(db, [makeNamedOrder(50, T1, { ...ANN, phone }), ...anonymous]);
  return db;
}

describe('owners of anonymous orders', () => {
  it('are stored with reasons and without a contact detail', async () => {
    const db = await createOrg();
    expect(await look(db)).toMatchObject({ compared: 1, orders: 1, created: 1 });
    expect(db.dump().get(PATH)).toStrictEqual({
      ...SUBJECT,
      reasons: [
        { kind: 'same_phone', text: 'same phone number ending 0123' },
        { kind: 'same_name', text: 'same first and last name' },
      ],
      strength: 'strong',
      state: 'open',
      foundAt: NOW,
      decidedBy: null,
      decidedAt: null,
      primary: null,
    });
    expect(await look(db, LATER)).toMatchObject({ created: 0, replaced: 0, removed: 0 });
  });

  it('are looked for without reading an order that says nothing', async () => {
    const db = await createOrg();
    const metered = db.metered();
    await suggestMerges({ db: metered, now: () => NOW, log: () => undefined }, 'maple');
    // 2 customers, 1 contact, the order with what was left, a look for suggestions, and whether the customer was erased meanwhile.
    expect(metered.usage().reads).toBe(2 + 1 + 2 + 1 + 1);
  });

  it('are suggested no more once another customer has the number', async () => {
    const db = await createOrg();
    await look(db);
    await commitTo(db, [person(3, { phone, email: 'else@example.test' })]);
    await look(db, LATER);
    expect(db.dump().has(PATH)).toBe(false);
  });

  it('are suggested no more once the POS names the customer of the order', async () => {
    const db = await createOrg();
    await look(db);
    const named = makeOrder(50, LATER);
    await commitTo(db, [{ ...named, body: { ...named.body, customerId: 'cur_2' } }]);
    expect(await look(db, LATER)).toMatchObject({ orders: 0, removed: 1 });
  });

  it("stay as staff decided, and no other is suggested for an order that was found to be somebody's", async () => {
    const db = await createOrg();
    await look(db);
    const decided = { decidedBy: 'u1', decidedAt: NOW };
    const accepted = { ...decided, state: 'accepted', primary: 'cur_1' };
    const owner = { customerId: 'cur_1', by: 'u1', at: NOW };
    await db.commit([
      { op: 'update', path: PATH, data: accepted },
      { op: 'update', path: 'orgs/maple/orders/cur_50', data: { owner } },
    ]);
    await commitTo(db, [{ ...person(1, {}), updatedAt: LATER, observedAt: LATER }]);
    await commitTo(db, [person(3, { phone })]);
    expect(await look(db, LATER)).toMatchObject({ created: 0, replaced: 0, removed: 0 });
    expect(db.dump().get(PATH)).toMatchObject(accepted);
  });

  it('are not suggested again for the same reasons after a no', async () => {
    const db = await createOrg();
    await look(db);
    const rejected = { state: 'rejected', decidedBy: 'u1', decidedAt: NOW };
    await db.commit([{ op: 'update', path: PATH, data: rejected }]);
    expect(await look(db, LATER)).toMatchObject({ created: 0, replaced: 0, unchanged: 1 });
    expect(suggestionSchema.parse(db.dump().get(PATH))).toMatchObject(rejected);
  });

  it('are looked for past an order that cannot be read, which is told without a value', async () => {
    const db = await createOrg();
    const said: string[] = [];
    await db.commit([
      { op: 'update', path: 'orgs/maple/orders/cur_100', data: { source: { companion: true } } },
      { op: 'set', path: 'orgs/maple/orders/cur_100/private/contact', data: { email: 7 } },
    ]);
    const log = (text: string): void => void said.push(text);
    const report = await suggestMerges({ db, now: () => NOW, log }, 'maple');
    expect(report).toMatchObject({ orders: 1, created: 1 });
    expect(said).toContain('an order cannot be compared');
  });
});
