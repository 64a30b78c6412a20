import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { setMember } from '../index';
import { memberSchema } from '../model/member';
import type { Accounts } from '../store/accounts';
import { openAccounts } from '../store/firebase-accounts';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();

let world: TriggerWorld;
let accounts: Accounts;
let orgId: string;
beforeAll(async () => {
  if (!process.env['FIREBASE_AUTH_EMULATOR_HOST'])
    throw new Error('FIREBASE_AUTH_EMULATOR_HOST is not set: run these tests with npm test');
  world = await startTriggerWorld();
  accounts = openAccounts();
});
/** An org whose owner is `ann` and whose manager is `max`. */
beforeEach(async () => {
  orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addOrg(orgId);
  await world.addMember(orgId, 'owner', 'ann');
  await world.addMember(orgId, 'manager', 'max');
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

const call = test.wrap(setMember);
const as = (uid: 'ann' | 'max', email: string, role: string | null) => {
  const token = tokenOf(orgId, uid === 'ann' ? 'owner' : 'manager');
  return call(callOf({ orgId, email, role }, token, uid));
};

const newEmail = (): string => `${randomUUID().slice(0, 8)}@example.test`;

async function memberOf(uid: string) {
  const [document] = await world.db.getAll([`orgs/${orgId}/members/${uid}`]);
  return document?.data ? memberSchema.parse(document.data) : null;
}

async function accountOf(email: string) {
  const account = await accounts.findByEmail(email);
  if (!account) throw new Error('there is no such account');
  return account;
}

/** What the page behind the link does, which the emulator serves for its default project alone. */
async function choosePassword(uid: string): Promise<boolean> {
  const host = `http://${process.env['FIREBASE_AUTH_EMULATOR_HOST']}/identitytoolkit.googleapis.com`;
  const answer = await fetch(
    `${host}/v1/projects/${process.env['GCLOUD_PROJECT']}/accounts:update`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
      body: JSON.stringify({ localId: uid, password: 'a-good-password' }),
    },
  );
  return answer.ok;
}

describe('setMember', () => {
  it('makes an account, a membership and a claim, and hands out the way to a password', async () => {
    const email = newEmail();
    const answer = await as('max', ` ${email.toUpperCase()}`, 'marketing');
    const { uid, claims } = await accountOf(email);
    expect(answer).toStrictEqual({
      uid,
      role: 'marketing',
      changed: true,
      passwordLink: expect.stringContaining('mode=resetPassword'),
    });
    expect(claims).toStrictEqual({ orgs: { [orgId]: 'marketing' } });
    expect(await memberOf(uid)).toStrictEqual({
      role: 'marketing',
      email,
      displayName: null,
      invitation: { by: 'max', at: expect.any(Date) },
      views: [],
    });
    expect(await choosePassword(uid)).toBe(true);
    const again = await as('max', email, 'marketing');
    expect(again).toStrictEqual({ uid, role: 'marketing', changed: false, passwordLink: null });
    const audits = await world.db.query({ collection: `orgs/${orgId}/audit` });
    expect(audits.map(({ data }) => data)).toMatchObject([
      { action: 'member_set', target: uid, detail: 'marketing', by: 'max' },
    ]);
  });

  it('changes and removes a member, and keeps the other organisation', async () => {
    const email = newEmail();
    const account = await accounts.create(email);
    await accounts.setClaims(account.uid, { orgs: { oak: 'owner' }, beta: true });
    expect(await as('ann', email, 'manager')).toMatchObject({ passwordLink: null });
    expect((await accountOf(email)).claims).toStrictEqual({
      orgs: { oak: 'owner', [orgId]: 'manager' },
      beta: true,
    });
    expect(await as('ann', email, null)).toMatchObject({ role: null, changed: true });
    expect(await as('ann', email, null)).toMatchObject({ role: null, changed: false });
    expect(await memberOf(account.uid)).toBeNull();
    expect((await accountOf(email)).claims).toStrictEqual({ orgs: { oak: 'owner' }, beta: true });
  });

  it('makes no account for whom it refuses', async () => {
    const email = newEmail();
    const raised = as('max', email, 'owner');
    await expect(raised).rejects.toMatchObject({ code: 'permission-denied' });
    const unknown = as('ann', email, null);
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
    expect(await accounts.findByEmail(email)).toBeNull();
  });

  it('keeps the last owner', async () => {
    const email = newEmail();
    const { uid } = Object(await as('ann', email, 'owner'));
    const token = tokenOf(orgId, 'owner');
    await world.db.commit([{ op: 'delete', path: `orgs/${orgId}/members/ann` }]);
    const removal = call(callOf({ orgId, email, role: null }, token, uid));
    await expect(removal).rejects.toMatchObject({ code: 'failed-precondition' });
    expect(await memberOf(uid)).toMatchObject({ role: 'owner' });
  });

  it('refuses whom the membership no longer names, whatever the sign-in says', async () => {
    await world.db.commit([{ op: 'delete', path: `orgs/${orgId}/members/max` }]);
    const late = as('max', newEmail(), 'viewer');
    await expect(late).rejects.toMatchObject({
      code: 'permission-denied',
      message: 'Your role has changed: sign out and in again.',
    });
  });

  it('refuses one organisation more than a sign-in can carry', async () => {
    const email = newEmail();
    const { uid } = await accounts.create(email);
    const ids = Array.from({ length: 19 }, (_, index) => `${index}`.padStart(40, 'o'));
    const orgs = Object.fromEntries(ids.map((id) => [id, 'viewer']));
    await accounts.setClaims(uid, { orgs });
    const one = as('ann', email, 'viewer');
    await expect(one).rejects.toMatchObject({ code: 'resource-exhausted' });
    expect(await memberOf(uid)).toBeNull();
  });

  it.each([
    ['nothing', {}],
    ['an address that is none', { email: 'ann', role: 'viewer' }],
    ['a role unknown', { email: 'a@example.test', role: 'king' }],
    ['no role', { email: 'a@example.test' }],
    ['more than it takes', { email: 'a@example.test', role: 'viewer', uid: 'x' }],
  ])('refuses %s', async (_, wanted) => {
    const called = call(callOf({ orgId, ...wanted }, tokenOf(orgId, 'owner'), 'ann'));
    await expect(called).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('refuses everybody below a manager, and everybody else', async () => {
    const email = newEmail();
    for (const [name, code, token] of refusedCallers(orgId, 'manager')) {
      const called = call(callOf({ orgId, email, role: 'viewer' }, token, 'ann')).then(
        () => 'set',
        (error: { code?: string }) => error.code,
      );
      expect([name, await called]).toStrictEqual([name, code]);
    }
    expect(await accounts.findByEmail(email)).toBeNull();
  });
});
