import type { Contact, Profile } from '../model/customer';
import { customersOf, suggestionSchema } from '../model/suggestion';
import { suggestionId } from '../store/suggestions';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { suggestMerges } from './recompute-suggestions';

const T1 = new Date('2026-01-28T20:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const LATER = new Date('2026-02-06T12:00:00Z');
const NOBODY: Contact = { email: null, phone: null, birthDate: null };

const ann = { firstName: 'Ann', lastName: 'Lee' };
const phone = '+13155550123';

const person = (index: number, body: Partial<Profile>, contact: Partial<Contact>) => {
  const made = makeCustomer(index, T1);
  return { ...made, body: { ...made.body, ...body }, contact: { ...NOBODY, ...contact } };
};

function look(db: MemoryDatabase, now = NOW, log: (text: string) => void = () => undefined) {
  return suggestMerges({ db, now: () => now, log }, 'maple');
}

/** Two who share a phone number, and many who share nothing. */
async function createOrg(): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  const others = Array.from({ length: 320 }, (_, index) => makeCustomer(100 + index, T1));
  await commitTo(db, [person(1, ann, { phone }), person(9, ann, { phone }), ...others]);
  return db;
}

const suggestions = (db: MemoryDatabase) =>
  db
    .pathsUnder('orgs/maple/suggestions/')
    .map((path) => suggestionSchema.parse(db.dump().get(path)));
const suggestedIds = (db: MemoryDatabase) =>
  suggestions(db).map((suggestion) => customersOf(suggestion).join(' '));
const PATH = `orgs/maple/suggestions/${suggestionId('cur_1', 'cur_9')}`;

describe('suggestMerges', () => {
  it('stores who may be one person, with reasons and without a contact detail', async () => {
    const db = await createOrg();
    expect(await look(db)).toStrictEqual({
      compared: 2,
      orders: 0,
      created: 1,
      replaced: 0,
      removed: 0,
      unchanged: 0,
    });
    expect(db.dump().get(PATH)).toStrictEqual({
      kind: 'duplicate',
      first: 'cur_1',
      second: 'cur_9',
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
  });

  it('writes nothing when nothing has changed', async () => {
    const db = await createOrg();
    await look(db);
    const commits = db.commits.length;
    expect(await look(db, LATER)).toMatchObject({ created: 0, replaced: 0, unchanged: 1 });
    expect(db.commits).toHaveLength(commits);
  });

  it('reads each customer once, and contact details of those alone who have some', async () => {
    const db = await createOrg();
    const metered = db.metered();
    await suggestMerges({ db: metered, now: () => NOW, log: () => undefined }, 'maple');
    // 322 customers, 2 contacts, a look for orders, one for suggestions, and whether the 2 were erased meanwhile.
    expect(metered.usage().reads).toBe(322 + 2 + 1 + 1 + 2);
  });

  it('suggests nobody by an address that a family shares, and no walk-in row', async () => {
    const db = createMemoryDatabase();
    const email = 'lees@example.test';
    await commitTo(db, [
      ...[1, 2, 3, 4].map((index) => person(index, ann, { email })),
      person(5, { ...ann, guest: true }, { phone }),
      person(6, ann, { phone }),
    ]);
    expect(await look(db)).toMatchObject({ compared: 6, created: 0 });
  });

  it('goes by what staff corrected', async () => {
    const db = await createOrg();
    const at = 'orgs/maple/customers/cur_9';
    const edited = { by: 'u1', at: T1 };
    await look(db);
    await db.commit([
      { op: 'update', path: at, data: { crm: { contactCorrected: true, edited } } },
      { op: 'create', path: `${at}/private/overrides`, data: { phone: null, edited } },
    ]);
    expect(await look(db)).toMatchObject({ compared: 1, removed: 1 });
    expect(suggestedIds(db)).toStrictEqual([]);
  });

  it('leaves what staff decided, and asks no more about who is linked', async () => {
    const db = await createOrg();
    await look(db);
    const rejected = { state: 'rejected', decidedBy: 'u1', decidedAt: NOW };
    await db.commit([{ op: 'update', path: PATH, data: rejected }]);
    expect(await look(db, LATER)).toMatchObject({ replaced: 0, removed: 0, unchanged: 1 });
    expect(db.dump().get(PATH)).toMatchObject(rejected);
    await commitTo(db, [person(3, ann, { phone })]);
    const crm = { mergedInto: 'cur_1' };
    await db.commit([{ op: 'update', path: 'orgs/maple/customers/cur_3', data: { crm } }]);
    expect(await look(db, LATER)).toMatchObject({ created: 0 });
  });

  it('looks again when somebody decides meanwhile, and leaves the decision', async () => {
    const db = await createOrg();
    await look(db);
    await commitTo(db, [person(9, { ...ann, firstName: 'A' }, { phone })].map(newer));
    const rejected = { state: 'rejected', decidedBy: 'u1', decidedAt: NOW };
    db.faults.commit = async (_, apply) => {
      delete db.faults.commit;
      await db.commit([{ op: 'update', path: PATH, data: rejected }]);
      return apply();
    };
    await look(db, LATER);
    expect(db.dump().get(PATH)).toMatchObject({ state: 'open', foundAt: LATER });
    expect(suggestions(db)[0]?.reasons.map(({ kind }) => kind)).toStrictEqual([
      'same_phone',
      'similar_name',
    ]);
  });

  it('leaves no word of somebody who is erased meanwhile', async () => {
    const db = await createOrg();
    db.faults.commit = async (_, apply) => {
      delete db.faults.commit;
      const source = { ...sourceOf(db, 'cur_9'), deletedAt: NOW, erasedAt: NOW };
      await db.commit([{ op: 'update', path: 'orgs/maple/customers/cur_9', data: { source } }]);
      return apply();
    };
    await look(db);
    expect(suggestedIds(db)).toStrictEqual([]);
  });

  it('compares the others when a customer cannot be read, and says so without a value', async () => {
    const db = await createOrg();
    const said: string[] = [];
    await db.commit([
      { op: 'update', path: 'orgs/maple/customers/cur_100', data: { crm: { tags: 5 } } },
      { op: 'set', path: 'orgs/maple/customers/cur_9/private/contact', data: { email: 7 } },
    ]);
    expect(await look(db, NOW, (text) => said.push(text))).toMatchObject({ compared: 1 });
    expect(said).toStrictEqual(['a customer cannot be compared', 'a customer cannot be compared']);
  });
});

function newer<T extends ReturnType<typeof person>>(made: T): T {
  return { ...made, updatedAt: LATER, observedAt: LATER };
}

function sourceOf(db: MemoryDatabase, id: string): object {
  return Object(db.dump().get(`orgs/maple/customers/${id}`)?.['source']);
}
