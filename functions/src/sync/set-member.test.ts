import type { Role } from '../model/member';
import { createMemoryAccounts } from '../testing/memory-accounts';
import { createOperatorTools } from '../testing/operator-tools';
import { setMember } from './set-member';

const NOW = new Date('2026-01-28T20:07:30Z');
const VIEW = { name: 'Mine', page: 'orders', search: '' };

const PEOPLE = { ann: 'owner', bob: 'owner', max: 'manager', vic: 'viewer' } as const;

const emailOf = (uid: string): string => `${uid}@example.test`;

/** An org with two owners, a manager and a viewer, who can all sign in. */
async function createWorld() {
  const { db, tools } = createOperatorTools(NOW);
  const accounts = createMemoryAccounts();
  for (const [uid, role] of Object.entries(PEOPLE)) {
    accounts.put({ uid, email: emailOf(uid), claims: { orgs: { maple: role } }, canSignIn: true });
    const data = { role, email: emailOf(uid), displayName: null, views: [VIEW] };
    await db.commit([{ op: 'create', path: `orgs/maple/members/${uid}`, data }]);
  }
  const set = (caller: string | null, email: string, role: Role | null) =>
    setMember(
      { ...tools, accounts },
      { orgId: 'maple', email, role, caller, by: caller ?? 'cli:ada' },
    );
  return {
    db,
    accounts,
    set,
    member: (uid: string) => db.dump().get(`orgs/maple/members/${uid}`),
    audits: () => db.pathsUnder('orgs/maple/audit/').map((path) => db.dump().get(path)),
  };
}

describe('somebody new', () => {
  it('gets an account, a membership, a claim and the way to a password', async () => {
    const { accounts, set, member, audits } = await createWorld();
    expect(await set('max', 'new@example.test', 'marketing')).toStrictEqual({
      outcome: 'set',
      uid: 'new5',
      role: 'marketing',
      changed: true,
      passwordLink: 'https://auth.test/reset?for=new@example.test',
    });
    expect(member('new5')).toStrictEqual({
      role: 'marketing',
      email: 'new@example.test',
      displayName: null,
      invitation: { by: 'max', at: NOW },
      views: [],
    });
    expect(accounts.claimsOf('new5')).toStrictEqual({ orgs: { maple: 'marketing' } });
    expect(audits()).toStrictEqual([
      {
        action: 'member_set',
        target: 'new5',
        detail: 'marketing',
        by: 'max',
        at: NOW,
        expireAt: expect.any(Date),
      },
    ]);
  });

  it('gets the link again while there is no password, and not afterwards', async () => {
    const { accounts, set, audits } = await createWorld();
    await set('max', 'new@example.test', 'viewer');
    const again = await set('max', 'new@example.test', 'viewer');
    expect(again).toMatchObject({ changed: false, passwordLink: expect.any(String) });
    const claims = { orgs: { maple: 'viewer' } };
    accounts.put({ uid: 'new5', email: 'new@example.test', claims, canSignIn: true });
    expect(await set('max', 'new@example.test', 'viewer')).toMatchObject({ passwordLink: null });
    expect(audits()).toHaveLength(1);
  });

  it('who belongs to another organisation gets no link, and keeps the other role', async () => {
    const { accounts, set, member } = await createWorld();
    accounts.put({ uid: 'eve', email: emailOf('eve'), claims: { orgs: { oak: 'owner' } } });
    const result = await set('ann', emailOf('eve'), 'viewer');
    expect(result).toMatchObject({ outcome: 'set', passwordLink: null });
    expect(accounts.claimsOf('eve')).toStrictEqual({ orgs: { oak: 'owner', maple: 'viewer' } });
    expect(member('eve')).toMatchObject({ role: 'viewer', invitation: null });
  });

  it('who belongs to too many organisations stays out, and nothing is written', async () => {
    const { db, accounts, set } = await createWorld();
    const orgs = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`o${i}`.padEnd(38, 'x'), 'viewer']),
    );
    accounts.put({ uid: 'eve', email: emailOf('eve'), claims: { orgs } });
    const written = db.commits.length;
    expect(await set('ann', emailOf('eve'), 'viewer')).toStrictEqual({
      outcome: 'refused',
      reason: 'full',
    });
    expect(db.commits).toHaveLength(written);
    expect(accounts.claimsOf('eve')).toStrictEqual({ orgs });
  });
});

describe('a member', () => {
  it('gets another role, keeps the saved views, and has to sign in again', async () => {
    const { accounts, set, member } = await createWorld();
    expect(await set('ann', emailOf('vic'), 'manager')).toMatchObject({
      changed: true,
      passwordLink: null,
    });
    expect(member('vic')).toMatchObject({ role: 'manager', views: [VIEW] });
    expect(accounts.claimsOf('vic')).toStrictEqual({ orgs: { maple: 'manager' } });
    expect(accounts.ended).toStrictEqual(['vic']);
  });

  it('is removed once', async () => {
    const { accounts, set, member, audits } = await createWorld();
    const removed = { outcome: 'set', uid: 'vic', role: null, passwordLink: null };
    const first = await set('max', emailOf('vic'), null);
    expect(first).toStrictEqual({ ...removed, changed: true });
    expect(member('vic')).toBeUndefined();
    expect(accounts.claimsOf('vic')).toStrictEqual({ orgs: {} });
    const second = await set('max', emailOf('vic'), null);
    expect(second).toStrictEqual({ ...removed, changed: false });
    expect(audits()).toStrictEqual([
      { action: 'member_removed', target: 'vic', by: 'max', at: NOW, expireAt: expect.any(Date) },
    ]);
  });

  it('is removed even where the account has gone before', async () => {
    const { db, set, member } = await createWorld();
    const data = { role: 'viewer', email: 'gone@example.test', displayName: null };
    await db.commit([{ op: 'create', path: 'orgs/maple/members/gone', data }]);
    expect(await set('max', 'gone@example.test', null)).toMatchObject({
      uid: 'gone',
      changed: true,
    });
    expect(member('gone')).toBeUndefined();
    expect(await set('max', 'gone@example.test', null)).toStrictEqual({
      outcome: 'refused',
      reason: 'unknown',
    });
  });

  it('whose saved views are broken is administrated all the same', async () => {
    const { db, set, member } = await createWorld();
    const path = 'orgs/maple/members/vic';
    await db.commit([{ op: 'update', path, data: { views: 'broken' } }]);
    expect(await set('ann', emailOf('vic'), 'marketing')).toMatchObject({ changed: true });
    expect(member('vic')).toMatchObject({ role: 'marketing' });
  });
});

it('mends a claim that says something else than the membership', async () => {
  const { accounts, set, audits } = await createWorld();
  accounts.put({ uid: 'vic', email: emailOf('vic'), claims: { orgs: { maple: 'owner' } } });
  expect(await set('ann', emailOf('vic'), 'viewer')).toMatchObject({ changed: true });
  expect(accounts.claimsOf('vic')).toStrictEqual({ orgs: { maple: 'viewer' } });
  expect(audits()).toStrictEqual([]);
});

it('stores the membership before the claim, and goes on when it is called again', async () => {
  const { accounts, set, member } = await createWorld();
  accounts.faults.beforeClaims = () => Promise.reject(new Error('away'));
  await expect(set('ann', emailOf('vic'), 'manager')).rejects.toThrow('away');
  expect(member('vic')).toMatchObject({ role: 'manager' });
  expect(accounts.claimsOf('vic')).toStrictEqual({ orgs: { maple: 'viewer' } });
  delete accounts.faults.beforeClaims;
  expect(await set('ann', emailOf('vic'), 'manager')).toMatchObject({ changed: true });
  expect(accounts.claimsOf('vic')).toStrictEqual({ orgs: { maple: 'manager' } });
});

it('goes by what is stored of the caller, not by what the sign-in says', async () => {
  const { set, member } = await createWorld();
  await set('ann', emailOf('bob'), 'viewer');
  expect(await set('bob', emailOf('ann'), null)).toStrictEqual({
    outcome: 'refused',
    reason: 'not_allowed',
  });
  expect(member('ann')).toMatchObject({ role: 'owner' });
});

it('leaves one of two owners who make each other less at the same moment', async () => {
  const { db, set, member } = await createWorld();
  const answers: unknown[] = [];
  db.faults.commit = async (_, apply) => {
    delete db.faults.commit;
    answers.push(await set('bob', emailOf('ann'), 'viewer'));
    return apply();
  };
  answers.push(await set('ann', emailOf('bob'), 'viewer'));
  expect(answers).toMatchObject([
    { outcome: 'set', uid: 'ann', role: 'viewer' },
    { outcome: 'refused', reason: 'not_allowed' },
  ]);
  expect([member('ann')?.['role'], member('bob')?.['role']]).toStrictEqual(['viewer', 'owner']);
});

it('lets an operator make the first owner of an org', async () => {
  const { set, member } = await createWorld();
  expect(await set(null, 'first@example.test', 'owner')).toMatchObject({ role: 'owner' });
  expect(member('new5')).toMatchObject({ role: 'owner', invitation: { by: 'cli:ada', at: NOW } });
});
