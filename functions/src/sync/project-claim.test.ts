import type { Role } from '../model/member';
import type { Write } from '../store/database';
import { createMemoryAccounts } from '../testing/memory-accounts';
import { createMemoryDatabase } from '../testing/memory-database';
import { projectClaim } from './project-claim';

const membership = (role: Role): Write => ({
  op: 'set',
  path: 'orgs/maple/members/vic',
  data: { role, email: 'vic@example.test', displayName: null },
});

async function createWorld(role: Role | null, claims: Readonly<Record<string, unknown>>) {
  const db = createMemoryDatabase();
  if (role !== null) await db.commit([membership(role)]);
  const accounts = createMemoryAccounts();
  accounts.put({ uid: 'vic', email: 'vic@example.test', claims });
  const project = () => projectClaim({ db, accounts }, { orgId: 'maple', uid: 'vic' });
  return { db, accounts, project };
}

it.each([
  ['gives the role', 'viewer', {}, { orgs: { maple: 'viewer' } }],
  ['changes the role', 'viewer', { orgs: { maple: 'owner' } }, { orgs: { maple: 'viewer' } }],
  [
    'takes the role of nobody’s member',
    null,
    { orgs: { maple: 'owner', oak: 'viewer' } },
    { orgs: { oak: 'viewer' } },
  ],
] as const)('%s, and ends all sessions', async (_, role, claims, expected) => {
  const { accounts, project } = await createWorld(role, claims);
  expect(await project()).toBe(true);
  expect(accounts.claimsOf('vic')).toStrictEqual(expected);
  expect(accounts.ended).toStrictEqual(['vic']);
});

it('leaves a claim and its sessions alone that say the same', async () => {
  const claims = { orgs: { maple: 'viewer', oak: 'owner' } };
  const { accounts, project } = await createWorld('viewer', claims);
  expect(await project()).toBe(false);
  expect(accounts.claimsOf('vic')).toBe(claims);
  expect(accounts.ended).toStrictEqual([]);
});

it('ends with the truth when the membership changes between reading and claiming', async () => {
  const { db, accounts, project } = await createWorld('viewer', {});
  accounts.faults.beforeClaims = async () => {
    delete accounts.faults.beforeClaims;
    await db.commit([membership('manager')]);
    accounts.put({
      uid: 'vic',
      email: 'vic@example.test',
      claims: { orgs: { maple: 'manager' } },
    });
  };
  expect(await project()).toBe(true);
  expect(accounts.claimsOf('vic')).toStrictEqual({ orgs: { maple: 'manager' } });
});

it('ends sessions anew after a crash before the claim', async () => {
  const { accounts, project } = await createWorld('viewer', {});
  accounts.faults.beforeClaims = () => Promise.reject(new Error('out of memory'));
  await expect(project()).rejects.toThrow('out of memory');
  delete accounts.faults.beforeClaims;
  expect(await project()).toBe(true);
  expect(accounts.ended).toStrictEqual(['vic', 'vic']);
  expect(accounts.claimsOf('vic')).toStrictEqual({ orgs: { maple: 'viewer' } });
});
