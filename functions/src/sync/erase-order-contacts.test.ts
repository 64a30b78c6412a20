import { ownerSuggestionSchema, type OwnerSuggestion } from '../model/suggestion';
import { CommitConflict } from '../store/errors';
import { idOfSubject, suggestionWrite } from '../store/suggestions';
import { makeCustomer, makeNamedOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { killAtEachCommit } from '../testing/kill-at-each-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { createRunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';
import { sentinelPerson, tracesOf } from '../testing/sentinel-person';
import { eraseCustomer } from './erase-customer';
import { mergeCustomers } from './merge-customers';

const T1 = new Date('2026-01-28T20:00:00Z');
const T2 = new Date('2026-01-28T21:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const BY_EMAIL = { displayName: 'Zanzibara', firstName: 'Zanzibara', email: 'zq@sentinel.example' };
const BY_PHONE = { lastName: 'Quillfeather', phone: '+13155550142' };
const OTHER = { email: 'other@example.test', phone: '+13155550188' };

const orderPath = (index: number): string => `orgs/maple/orders/cur_${index}`;
const contactPath = (index: number): string => `${orderPath(index)}/private/contact`;

const suggested: OwnerSuggestion = ownerSuggestionSchema.parse({
  kind: 'owner',
  orderId: 'cur_4',
  customerId: 'cur_1',
  reasons: [{ kind: 'same_name', text: 'same first and last name' }],
  strength: 'likely',
  state: 'open',
  foundAt: T1,
  decidedBy: null,
  decidedAt: null,
  primary: null,
});

/** The person, two orders with details of theirs, one of somebody else's, and one that staff found to be theirs. */
async function createOrg(): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  await commitTo(db, [sentinelPerson(T1), makeCustomer(2, T1)]);
  await commitTo(db, [
    makeNamedOrder(1, T1, BY_EMAIL),
    makeNamedOrder(2, T1, BY_PHONE),
    makeNamedOrder(3, T1, OTHER),
    makeNamedOrder(4, T1, { firstName: 'Zanzibara', phone: '+13155550199' }),
  ]);
  await db.commit([suggestionWrite('maple', suggested, null)]);
  await mergeCustomers(
    { db, now: () => T2, newId: () => 'audit' },
    {
      orgId: 'maple',
      suggestionId: idOfSubject(suggested),
      decision: { kind: 'accept', primary: 'cur_1' },
      by: 'u1',
    },
  );
  return db;
}

function erase(db: MemoryDatabase) {
  let ids = 0;
  return eraseCustomer(
    { db, now: () => NOW, newId: () => `erase-${db.commits.length}-${(ids += 1)}` },
    { orgId: 'maple', customerId: 'cur_1', provider: 'cursor', by: 'cli:sam' },
  );
}

describe('an erasure', () => {
  it('takes along what anonymous orders say by an address, a number, or as staff found', async () => {
    const db = await createOrg();
    expect(db.dump().get(orderPath(4))).toMatchObject({ owner: { customerId: 'cur_1' } });
    await erase(db);
    expect(tracesOf(db.dump())).toStrictEqual([]);
    expect([1, 2, 3, 4].map((index) => db.dump().has(contactPath(index)))).toStrictEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(db.dump().get(orderPath(4))).toMatchObject({ customerId: null, owner: null });
    expect(db.pathsUnder('orgs/maple/suggestions/')).toStrictEqual([]);
  });

  it('leaves the orders, with the version of one that never said anything', async () => {
    const db = await createOrg();
    const bare = createMemoryDatabase();
    await commitTo(bare, [{ ...makeNamedOrder(1, T1), contact: null }]);
    await erase(db);
    const { source, ...body } = { ...db.dump().get(orderPath(1)) };
    const expected = { ...bare.dump().get(orderPath(1)) };
    expect({ ...body, source }).toStrictEqual({
      ...expected,
      source: { ...Object(expected['source']), contactErasedAt: NOW },
    });
  });

  it.each(['walk', 'delivery'] as const)(
    'is not undone by a %s that has it all again',
    async (authority) => {
      const db = await createOrg();
      await erase(db);
      const before = db.dump().get(orderPath(1));
      const again = { ...makeNamedOrder(1, T1, BY_EMAIL), observedAt: NOW };
      expect((await commitTo(db, [again], { authority })).get('cur_1')).toBe('unchanged');
      expect(db.dump().get(orderPath(1))).toStrictEqual(before);
      const body = { ...again.body, status: 'cancelled' as const, counted: false };
      const changed = { ...again, updatedAt: NOW, body };
      expect((await commitTo(db, [changed], { authority })).get('cur_1')).toBe('update');
      expect(db.dump().get(orderPath(1))).toMatchObject({
        status: 'cancelled',
        source: { companion: false, contactErasedAt: NOW },
      });
      expect(tracesOf(db.dump())).toStrictEqual([]);
    },
  );

  it('costs the next sync no write, even one that trusts no hash', async () => {
    const rows = [sentinelPerson(T1), makeNamedOrder(1, T1, BY_EMAIL)];
    const world = await createRunWorld(onePageEach(rows));
    await world.run('first');
    await erase(world.db);
    for (const run of ['second', 'third']) {
      await world.run(run);
      expect(world.readRun(run).reports.orders?.counts).toMatchObject({ unchanged: 1, updated: 0 });
      const path = 'orgs/maple/streams/orders';
      await world.db.commit([{ op: 'update', path, data: { recent: null } }]);
    }
    expect(tracesOf(world.db.dump())).toStrictEqual([]);
  });

  it('looks at no order where the person has no detail and no order was found to be theirs', async () => {
    const db = await createOrg();
    const metered = db.metered();
    await eraseCustomer(
      { db: metered, now: () => NOW, newId: () => 'erase-2' },
      { orgId: 'maple', customerId: 'cur_2', provider: 'cursor', by: 'cli:sam' },
    );
    expect(db.dump().has(contactPath(1))).toBe(true);
    expect(metered.usage().reads).toBeLessThan(25);
  });

  it('ends the same when it is killed before or after any of its commits and run again', async () => {
    const commits = await killAtEachCommit({
      create: async () => ({ db: await createOrg() }),
      act: ({ db }) => erase(db),
      check: ({ db }, whole) => {
        expect(tracesOf(db.dump())).toStrictEqual([]);
        expect(db.dump().get(orderPath(4))).toStrictEqual(whole.db.dump().get(orderPath(4)));
      },
    });
    expect(commits).toBeGreaterThan(3);
  });

  it('reads again when an order is written meanwhile', async () => {
    const db = await createOrg();
    let conflicts = 1;
    db.faults.commit = (_, apply) =>
      conflicts-- > 0 ? Promise.reject(new CommitConflict('lost')) : Promise.resolve(apply());
    expect(await erase(db)).toMatchObject({ outcome: 'erased' });
    expect(tracesOf(db.dump())).toStrictEqual([]);
  });
});
