import { auditSchema } from '../model/audit';
import { customerSchema } from '../model/customer';
import type { CustomerObservation } from '../model/observation';
import { suggestionSchema, type DuplicateSuggestion } from '../model/suggestion';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { loadRecords, tombstoneWrite } from '../store/records';
import { suggestionId, suggestionWrite } from '../store/suggestions';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createMemoryDatabase, type MemoryDatabase } from '../testing/memory-database';
import { eraseCustomer } from './erase-customer';
import { mergeCustomers, type MergeResult } from './merge-customers';
import { toCandidate } from './plan-commit';
import type { MergeDecision } from './plan-decision';

const T1 = new Date('2026-01-28T20:00:00Z');
const T2 = new Date('2026-01-28T21:00:00Z');
const NOW = new Date('2026-01-30T12:00:00Z');
const PAIR = suggestionId('cur_1', 'cur_2');
const ACCEPT: MergeDecision = { kind: 'accept', primary: 'cur_1' };
const REJECT: MergeDecision = { kind: 'reject' };
const UNDO: MergeDecision = { kind: 'undo' };

const suggestionOf = (first: string, second: string): DuplicateSuggestion => ({
  kind: 'duplicate',
  first,
  second,
  reasons: [{ kind: 'same_phone', text: 'same phone number ending 0123' }],
  strength: 'likely',
  state: 'open',
  foundAt: T1,
  decidedBy: null,
  decidedAt: null,
  primary: null,
});

/** Three customers, each two of whom may be one person. */
async function createOrg(): Promise<MemoryDatabase> {
  const db = createMemoryDatabase();
  await commitTo(
    db,
    [1, 2, 3].map((index) => makeCustomer(index, T1)),
  );
  const pairs = [
    ['cur_1', 'cur_2'],
    ['cur_1', 'cur_3'],
    ['cur_2', 'cur_3'],
  ] as const;
  await db.commit(pairs.map(([a, b]) => suggestionWrite('maple', suggestionOf(a, b), null)));
  return db;
}

let audits = 1_000;

function decide(
  db: MemoryDatabase,
  decision: MergeDecision,
  suggestion = PAIR,
): Promise<MergeResult> {
  return mergeCustomers(
    { db, now: () => NOW, newId: () => `audit-${(audits += 1)}` },
    { orgId: 'maple', suggestionId: suggestion, decision, by: 'u1' },
  );
}

const erase = (db: MemoryDatabase, customerId: string) =>
  eraseCustomer(
    { db, now: () => NOW, newId: () => `erase-${db.commits.length}` },
    { orgId: 'maple', customerId, provider: 'cursor', by: 'u1' },
  );

const customerOf = (db: MemoryDatabase, id: string) =>
  customerSchema.parse(db.dump().get(`orgs/maple/customers/${id}`));
const crmOf = (db: MemoryDatabase, id: string) => customerOf(db, id).crm;
const storedPair = (db: MemoryDatabase, id = PAIR) =>
  suggestionSchema.parse(db.dump().get(`orgs/maple/suggestions/${id}`));
const auditOf = (db: MemoryDatabase) =>
  db
    .pathsUnder('orgs/maple/audit/')
    .map((path) => auditSchema.parse(db.dump().get(path)))
    .map(({ action, target, by }) => [action, target, by]);

const LEADING = { tags: [], notes: null, merged: ['cur_2'] };
const LINKED = { tags: [], notes: null, mergedInto: 'cur_1' };

describe('mergeCustomers', () => {
  it('links the other to the one who is named, and moves nothing', async () => {
    const db = await createOrg();
    const before = ['cur_1', 'cur_2'].map((id) => customerOf(db, id));
    expect(await decide(db, ACCEPT)).toStrictEqual({ outcome: 'decided', state: 'accepted' });
    const after = ['cur_1', 'cur_2'].map((id) => customerOf(db, id));
    expect(after).toStrictEqual([
      { ...before[0], crm: LEADING },
      { ...before[1], crm: LINKED },
    ]);
    expect(storedPair(db)).toStrictEqual({
      ...suggestionOf('cur_1', 'cur_2'),
      state: 'accepted',
      primary: 'cur_1',
      decidedBy: 'u1',
      decidedAt: NOW,
    });
    expect(auditOf(db)).toStrictEqual([['merge_accepted', PAIR, 'u1']]);
  });

  it('keeps what staff wrote before, and when a link is taken back', async () => {
    const db = await createOrg();
    const crm = { tags: ['x'], notes: 'Ask for Sam.' };
    await db.commit([{ op: 'update', path: 'orgs/maple/customers/cur_2', data: { crm } }]);
    await decide(db, ACCEPT);
    expect(crmOf(db, 'cur_2')).toStrictEqual({ ...crm, mergedInto: 'cur_1' });
    expect(await decide(db, UNDO)).toStrictEqual({ outcome: 'decided', state: 'open' });
    expect(crmOf(db, 'cur_2')).toStrictEqual(crm);
    expect(crmOf(db, 'cur_1')).toStrictEqual({ tags: [], notes: null });
    expect(storedPair(db)).toStrictEqual(suggestionOf('cur_1', 'cur_2'));
    expect(auditOf(db).map(([action]) => action)).toStrictEqual(['merge_accepted', 'merge_undone']);
  });

  it('remembers a rejection and links nobody, until it is undone', async () => {
    const db = await createOrg();
    expect(await decide(db, REJECT)).toStrictEqual({ outcome: 'decided', state: 'rejected' });
    expect(storedPair(db)).toMatchObject({ state: 'rejected', decidedBy: 'u1', decidedAt: NOW });
    expect([crmOf(db, 'cur_1'), crmOf(db, 'cur_2')]).toStrictEqual([undefined, undefined]);
    expect(await decide(db, UNDO)).toStrictEqual({ outcome: 'decided', state: 'open' });
    expect(auditOf(db).map(([action]) => action)).toStrictEqual(['merge_rejected', 'merge_undone']);
  });

  it.each([
    ['acceptance', ACCEPT, 'accepted'],
    ['rejection', REJECT, 'rejected'],
    ['undoing of nothing', UNDO, 'open'],
  ] as const)('writes nothing for a second %s', async (_, decision, state) => {
    const db = await createOrg();
    await decide(db, decision);
    const commits = db.commits.length;
    expect(await decide(db, decision)).toStrictEqual({ outcome: 'already', state });
    expect(db.commits).toHaveLength(commits);
  });

  it('links several to one, and takes back one link alone', async () => {
    const db = await createOrg();
    const other = suggestionId('cur_3', 'cur_1');
    await decide(db, ACCEPT);
    await decide(db, ACCEPT, other);
    expect(crmOf(db, 'cur_1')?.merged).toStrictEqual(['cur_2', 'cur_3']);
    await decide(db, UNDO);
    expect(crmOf(db, 'cur_1')?.merged).toStrictEqual(['cur_3']);
    expect(crmOf(db, 'cur_3')?.mergedInto).toBe('cur_1');
  });
});

const accept = (primary: string): MergeDecision => ({ kind: 'accept', primary });

describe('a decision that cannot be carried out', () => {
  it.each([
    ['an unknown suggestion', [], ACCEPT, 'unknown', 'missing'],
    ['a primary who is neither', [], accept('cur_3'), PAIR, 'other_customer'],
    ['another primary afterwards', [ACCEPT], accept('cur_2'), PAIR, 'accepted'],
    ['a rejection of a link', [ACCEPT], REJECT, PAIR, 'accepted'],
    ['a chain upwards', [ACCEPT], accept('cur_2'), suggestionId('cur_2', 'cur_3'), 'linked'],
    ['two leaders', [ACCEPT], accept('cur_3'), suggestionId('cur_2', 'cur_3'), 'linked'],
    ['a chain downwards', [ACCEPT], accept('cur_3'), suggestionId('cur_1', 'cur_3'), 'leads'],
  ] as const)('is refused: %s', async (_, earlier, decision, suggestion, reason) => {
    const db = await createOrg();
    for (const one of earlier) await decide(db, one);
    const commits = db.commits.length;
    expect(await decide(db, decision, suggestion)).toStrictEqual({ outcome: 'refused', reason });
    expect(db.commits).toHaveLength(commits);
  });

  it('is refused about a deleted customer, a walk-in row, and one with too many already', async () => {
    const db = await createOrg();
    const path = 'orgs/maple/customers/cur_1';
    const merged = Array.from({ length: 20 }, (_, index) => `cur_${100 + index}`);
    const full = { tags: [], notes: null, merged };
    await db.commit([{ op: 'update', path, data: { crm: full } }]);
    expect(await decide(db, ACCEPT)).toStrictEqual({ outcome: 'refused', reason: 'full' });
    const guest = { ...customerOf(db, 'cur_1').profile, guest: true };
    await db.commit([{ op: 'update', path, data: { profile: guest } }]);
    expect(await decide(db, ACCEPT)).toStrictEqual({ outcome: 'refused', reason: 'gone' });
    const records = await loadRecords(db, 'maple', 'customers', ['cur_3']);
    await db.commit([tombstoneWrite('maple', records.get('cur_3')!, T2)]);
    expect(await decide(db, accept('cur_2'), suggestionId('cur_2', 'cur_3'))).toStrictEqual({
      outcome: 'refused',
      reason: 'gone',
    });
  });
});

describe('a decision among other writes', () => {
  it('is taken again from what is stored when somebody else writes first', async () => {
    const db = await createOrg();
    const crm = { tags: ['x'], notes: null };
    db.faults.commit = async (_, apply) => {
      delete db.faults.commit;
      await db.commit([{ op: 'update', path: 'orgs/maple/customers/cur_2', data: { crm } }]);
      return apply();
    };
    expect(await decide(db, ACCEPT)).toMatchObject({ outcome: 'decided' });
    expect(crmOf(db, 'cur_2')).toStrictEqual({ ...crm, mergedInto: 'cur_1' });
  });

  it('is taken once when its commit succeeds and the answer is lost', async () => {
    const db = await createOrg();
    db.faults.commit = (_, apply) => {
      delete db.faults.commit;
      apply();
      throw new StoreUnavailable('no answer');
    };
    expect(await decide(db, ACCEPT)).toStrictEqual({ outcome: 'already', state: 'accepted' });
    expect(auditOf(db)).toHaveLength(1);
  });

  it('gives up when it never succeeds, and changes nothing', async () => {
    const db = await createOrg();
    db.faults.commit = () => Promise.reject(new CommitConflict('again'));
    await expect(decide(db, ACCEPT)).rejects.toThrow(CommitConflict);
    expect(crmOf(db, 'cur_1')).toBeUndefined();
  });

  it('of two at once closes no circle', async () => {
    const db = await createOrg();
    const [other, third] = [suggestionId('cur_2', 'cur_3'), suggestionId('cur_1', 'cur_3')];
    const results = await Promise.all([
      decide(db, ACCEPT),
      decide(db, accept('cur_2'), other),
      decide(db, accept('cur_3'), third),
    ]);
    expect(results.map(({ outcome }) => outcome).toSorted()).toStrictEqual([
      'decided',
      'refused',
      'refused',
    ]);
  });
});

function newer(index: number): CustomerObservation {
  const made = makeCustomer(index, T2);
  return { ...made, body: { ...made.body, displayName: 'New Name' } };
}

describe('a link', () => {
  it.each(['walk', 'delivery'] as const)('outlasts a newer record by %s', async (authority) => {
    const db = await createOrg();
    await decide(db, ACCEPT);
    await commitTo(db, [newer(1), newer(2)], { authority });
    expect(customerOf(db, 'cur_1')).toMatchObject({
      profile: { displayName: 'New Name' },
      crm: LEADING,
    });
    expect(crmOf(db, 'cur_2')).toStrictEqual(LINKED);
    expect(storedPair(db).state).toBe('accepted');
  });

  it('outlasts a replay, a deletion and a return', async () => {
    const db = await createOrg();
    await decide(db, ACCEPT);
    const made = makeCustomer(2, T1);
    const renormalised = { ...made, body: { ...made.body, displayName: 'New Name' } };
    const replaces = customerOf(db, 'cur_2').source.version;
    const candidates = [{ ...toCandidate(renormalised), replaces }];
    await commitTo(db, [], { candidates, authority: 'replay' });
    expect(customerOf(db, 'cur_2')).toMatchObject({
      profile: { displayName: 'New Name' },
      crm: LINKED,
    });
    const records = await loadRecords(db, 'maple', 'customers', ['cur_2']);
    await db.commit([tombstoneWrite('maple', records.get('cur_2')!, T2)]);
    expect(crmOf(db, 'cur_2')).toStrictEqual(LINKED);
    await commitTo(db, [newer(2)]);
    expect(customerOf(db, 'cur_2')).toMatchObject({ crm: LINKED, source: { deletedAt: null } });
  });

  it.each([
    ['the one who leads', 'cur_1', 'cur_2'],
    ['the one who is linked', 'cur_2', 'cur_1'],
  ])(
    'is gone with the erasure of %s, and so is every suggestion about them',
    async (_, id, other) => {
      const db = await createOrg();
      await decide(db, ACCEPT);
      await db.commit([
        {
          op: 'create',
          path: `orgs/maple/customers/${id}/private/overrides`,
          data: { edited: { by: 'u1', at: T1 } },
        },
      ]);
      expect(await erase(db, id)).toMatchObject({ outcome: 'erased' });
      expect(crmOf(db, id)).toStrictEqual({ tags: [], notes: null });
      expect(crmOf(db, other)).toStrictEqual({ tags: [], notes: null });
      expect(db.pathsUnder(`orgs/maple/customers/${id}/`)).toStrictEqual([]);
      expect(db.pathsUnder('orgs/maple/suggestions/')).toStrictEqual([
        `orgs/maple/suggestions/${suggestionId(other, 'cur_3')}`,
      ]);
      expect(await decide(db, ACCEPT)).toStrictEqual({ outcome: 'refused', reason: 'missing' });
    },
  );

  it('is not made while one of the two is erased', async () => {
    const db = await createOrg();
    db.faults.commit = async (_, apply) => {
      delete db.faults.commit;
      await erase(db, 'cur_2');
      return apply();
    };
    expect(await decide(db, ACCEPT)).toStrictEqual({ outcome: 'refused', reason: 'missing' });
    expect(crmOf(db, 'cur_1')).toBeUndefined();
  });

  it('is taken along by an erasure that began before it was made', async () => {
    const db = await createOrg();
    db.faults.commit = async (_, apply) => {
      delete db.faults.commit;
      await decide(db, ACCEPT);
      return apply();
    };
    await erase(db, 'cur_1');
    expect(crmOf(db, 'cur_2')).toStrictEqual({ tags: [], notes: null });
  });
});
