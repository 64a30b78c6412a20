import { auditSchema } from '../model/audit';
import { orderSchema } from '../model/order';
import { ownerSuggestionSchema, suggestionSchema, type OwnerSuggestion } from '../model/suggestion';
import { loadRecords, tombstoneWrite } from '../store/records';
import { idOfSubject, suggestionWrite } from '../store/suggestions';
import { makeCustomer, makeNamedOrder, makeOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { mergeCustomers, type MergeResult } from './merge-customers';
import type { MergeDecision } from './plan-decision';

const T1 = new Date('2026-01-28T20:00:00Z');
const T2 = new Date('2026-01-28T21:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const ACCEPT: MergeDecision = { kind: 'accept', primary: 'cur_1' };
const REJECT: MergeDecision = { kind: 'reject' };
const UNDO: MergeDecision = { kind: 'undo' };
const ORDER = 'orgs/maple/orders/cur_50';
const OWNER = { customerId: 'cur_1', by: 'u1', at: NOW };

const suggest = (customerId: string): OwnerSuggestion =>
  ownerSuggestionSchema.parse({
    kind: 'owner',
    orderId: 'cur_50',
    customerId,
    reasons: [{ kind: 'same_phone', text: 'same phone number ending 0123' }],
    strength: 'likely',
    state: 'open',
    foundAt: T1,
    decidedBy: null,
    decidedAt: null,
    primary: null,
  });
const idOf = (customerId: string): string => idOfSubject(suggest(customerId));

/** An anonymous order that may be of either of two customers. */
async function createOrg(): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  await commitTo(db, [makeCustomer(1, T1), makeCustomer(2, T1)]);
  await commitTo(db, [makeNamedOrder(50, T1)]);
  await db.commit(['cur_1', 'cur_2'].map((id) => suggestionWrite('maple', suggest(id), null)));
  return db;
}

let audits = 0;

function decide(
  db: MemoryDatabase,
  decision: MergeDecision,
  customerId = 'cur_1',
): Promise<MergeResult> {
  return mergeCustomers(
    { db, now: () => NOW, newId: () => `audit-${(audits += 1)}` },
    { orgId: 'maple', suggestionId: idOf(customerId), decision, by: 'u1' },
  );
}

const orderOf = (db: MemoryDatabase) => orderSchema.parse(db.dump().get(ORDER));
const stored = (db: MemoryDatabase, customerId = 'cur_1') =>
  suggestionSchema.parse(db.dump().get(`orgs/maple/suggestions/${idOf(customerId)}`));
const actions = (db: MemoryDatabase) =>
  db
    .pathsUnder('orgs/maple/audit/')
    .map((path) => auditSchema.parse(db.dump().get(path)).action)
    .toSorted();

describe('a decision whose an anonymous order is', () => {
  it('says so beside what the POS says, and moves nothing', async () => {
    const db = await createOrg();
    const before = new Map(db.dump());
    expect(await decide(db, ACCEPT)).toStrictEqual({ outcome: 'decided', state: 'accepted' });
    expect(db.dump().get(ORDER)).toStrictEqual({ ...before.get(ORDER), owner: OWNER });
    expect(stored(db)).toStrictEqual({
      ...suggest('cur_1'),
      state: 'accepted',
      primary: 'cur_1',
      decidedBy: 'u1',
      decidedAt: NOW,
    });
    for (const path of ['customers/cur_1', 'customers/cur_2', 'orders/cur_50/private/contact'])
      expect(db.dump().get(`orgs/maple/${path}`)).toStrictEqual(before.get(`orgs/maple/${path}`));
    expect(db.pathsUnder('orgs/maple/changes/')).toHaveLength(2);
  });

  it('is taken back whole', async () => {
    const db = await createOrg();
    await decide(db, ACCEPT);
    expect(await decide(db, UNDO)).toStrictEqual({ outcome: 'decided', state: 'open' });
    expect(stored(db)).toStrictEqual(suggest('cur_1'));
    expect(orderOf(db)).toMatchObject({ customerId: null, owner: null });
    expect(await decide(db, ACCEPT, 'cur_1')).toMatchObject({ outcome: 'decided' });
    expect(actions(db)).toStrictEqual(['owner_accepted', 'owner_accepted', 'owner_undone']);
  });

  it('is remembered when it is a no, until it is undone, and taken once', async () => {
    const db = await createOrg();
    expect(await decide(db, REJECT)).toStrictEqual({ outcome: 'decided', state: 'rejected' });
    expect(await decide(db, REJECT)).toStrictEqual({ outcome: 'already', state: 'rejected' });
    expect(orderOf(db).owner).toBeUndefined();
    expect(await decide(db, UNDO)).toStrictEqual({ outcome: 'decided', state: 'open' });
    expect(await decide(db, UNDO)).toStrictEqual({ outcome: 'already', state: 'open' });
    expect(actions(db)).toStrictEqual(['owner_rejected', 'owner_undone']);
  });

  it.each(['walk', 'delivery'] as const)('outlasts a newer order by %s', async (authority) => {
    const db = await createOrg();
    await decide(db, ACCEPT);
    const made = makeNamedOrder(50, T1);
    const body = { ...made.body, status: 'cancelled' as const };
    await commitTo(db, [{ ...made, updatedAt: T2, observedAt: T2, body }], { authority });
    expect(orderOf(db)).toMatchObject({ status: 'cancelled', owner: OWNER });
  });

  it('of two at once makes one owner', async () => {
    const db = await createOrg();
    const results = await Promise.all([
      decide(db, ACCEPT),
      decide(db, { kind: 'accept', primary: 'cur_2' }, 'cur_2'),
    ]);
    expect(results.map(({ outcome }) => outcome).toSorted()).toStrictEqual(['decided', 'refused']);
    expect(results).toContainEqual({ outcome: 'refused', reason: 'linked' });
  });

  it('leaves another owner when a suggestion is taken back that was not the one', async () => {
    const db = await createOrg();
    await decide(db, REJECT, 'cur_2');
    await decide(db, ACCEPT);
    await decide(db, UNDO, 'cur_2');
    expect(orderOf(db).owner).toStrictEqual(OWNER);
  });
});

describe('a decision about an order that cannot be carried out', () => {
  const owned = makeOrder(50, T2);
  const guest = makeCustomer(1, T2);
  it.each([
    [
      'another customer is named',
      'other_customer',
      { kind: 'accept', primary: 'cur_2' } as const,
      () => Promise.resolve(),
    ],
    [
      'the POS has named its customer',
      'named',
      ACCEPT,
      (db: MemoryDatabase) => commitTo(db, [owned]),
    ],
    [
      'the customer is a walk-in row',
      'gone',
      ACCEPT,
      (db: MemoryDatabase) => commitTo(db, [{ ...guest, body: { ...guest.body, guest: true } }]),
    ],
    [
      'the customer was linked to another',
      'linked',
      ACCEPT,
      (db: MemoryDatabase) =>
        db.commit([
          {
            op: 'update',
            path: 'orgs/maple/customers/cur_1',
            data: { crm: { tags: [], notes: null, mergedInto: 'cur_2' } },
          },
        ]),
    ],
    [
      'the order has vanished',
      'no_order',
      ACCEPT,
      async (db: MemoryDatabase) => {
        const records = await loadRecords(db, 'maple', 'orders', ['cur_50']);
        await db.commit([tombstoneWrite('maple', records.get('cur_50')!, T2)]);
      },
    ],
    ['it is linked already', 'accepted', REJECT, (db: MemoryDatabase) => decide(db, ACCEPT)],
  ])('is refused: %s', async (_, reason, decision, prepare) => {
    const db = await createOrg();
    await prepare(db);
    const commits = db.commits.length;
    expect(await decide(db, decision)).toStrictEqual({ outcome: 'refused', reason });
    expect(db.commits).toHaveLength(commits);
  });
});
