import { DEFAULT_RULES } from '../../functions/src/model/rules';
import { newOrgWrites } from '../../functions/src/store/orgs';
import { makeOrg } from '../../functions/src/testing/make-org';
import { createMemoryAccounts } from '../../functions/src/testing/memory-accounts';
import { createMemoryDatabase } from '../../functions/src/testing/memory-database';
import { connectionTo } from '../testing/memory-connection';
import { runTrellis } from '../testing/test-world';

async function createWorld() {
  const db = createMemoryDatabase();
  await db.commit(newOrgWrites('maple', makeOrg('https://pos.example.test'), DEFAULT_RULES));
  const accounts = createMemoryAccounts();
  const connection = connectionTo(db, { openAccounts: () => accounts });
  const member = async (...argv: string[]) => {
    const finished = await runTrellis(['member', ...argv, '--json'], {
      env: {},
      connect: () => Promise.resolve(connection),
    });
    return { ...finished, result: Object(JSON.parse(finished.stdout)) };
  };
  return { accounts, member };
}

it('sends somebody without an account to sign in, unless one is to be made', async () => {
  const { accounts, member } = await createWorld();
  const { exitCode, result } = await member('set', 'ada@example.test', 'owner');
  expect([exitCode, result]).toStrictEqual([
    1,
    {
      error: 'Nobody with the address ada@example.test has an account in demo-trellis.',
      remedy: 'Let them sign in to the dashboard once, or add --create to make the account.',
    },
  ]);
  expect(await accounts.findByEmail('ada@example.test')).toBeNull();
  expect((await member('set', 'Ada@Example.test', 'owner', '--create')).result).toStrictEqual({
    orgId: 'maple',
    uid: 'new1',
    email: 'ada@example.test',
    role: 'owner',
    changed: true,
    passwordLink: 'https://auth.test/reset?for=ada@example.test',
  });
  expect(accounts.claimsOf('new1')).toStrictEqual({ orgs: { maple: 'owner' } });
});

it('lists the mightiest first, and marks whose sign-in says something else', async () => {
  const { accounts, member } = await createWorld();
  for (const [uid, role] of [
    ['vic', 'viewer'],
    ['ada', 'owner'],
    ['bob', 'marketing'],
  ] as const) {
    accounts.put({ uid, email: `${uid}@example.test`, canSignIn: true });
    await member('set', `${uid}@example.test`, role);
  }
  await accounts.setClaims('bob', {});
  const { result } = await member('list');
  expect(result.members).toStrictEqual([
    { uid: 'ada', email: 'ada@example.test', role: 'owner', account: 'there', isCurrent: true },
    {
      uid: 'bob',
      email: 'bob@example.test',
      role: 'marketing',
      account: 'there',
      isCurrent: false,
    },
    { uid: 'vic', email: 'vic@example.test', role: 'viewer', account: 'there', isCurrent: true },
  ]);
});

it('keeps the last owner, and takes everybody else’s role away', async () => {
  const { accounts, member } = await createWorld();
  accounts.put({ uid: 'ada', email: 'ada@example.test', canSignIn: true });
  accounts.put({ uid: 'bob', email: 'bob@example.test', canSignIn: true });
  await member('set', 'ada@example.test', 'owner');
  const kept = await member('remove', 'ada@example.test');
  expect([kept.exitCode, kept.result.error]).toStrictEqual([
    1,
    'This is the last owner of the organisation.',
  ]);
  await member('set', 'bob@example.test', 'owner');
  expect((await member('remove', 'ada@example.test')).result).toMatchObject({ changed: true });
  expect(accounts.claimsOf('ada')).toStrictEqual({ orgs: {} });
  const unknown = await member('remove', 'cem@example.test');
  expect([unknown.exitCode, unknown.result.remedy]).toStrictEqual([
    1,
    'See who is: npm run trellis -- member list',
  ]);
});
