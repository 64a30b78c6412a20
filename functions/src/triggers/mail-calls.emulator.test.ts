import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { chooseMail, previewReport } from '../index';
import type { Member } from '../model/member';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
let world: TriggerWorld;
let orgId: string;
beforeAll(async () => {
  world = await startTriggerWorld();
  orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addOrg(orgId);
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

const pathOf = (uid: string): string => `orgs/${orgId}/members/${uid}`;
async function addMember(uid: string, role: Member['role']): Promise<void> {
  const data: Member = {
    role,
    email: `${uid}@example.test`,
    displayName: null,
    invitation: null,
    views: [{ name: 'VIPs', page: 'customers', search: 'segment=vip' }],
  };
  await world.db.commit([{ op: 'set', path: pathOf(uid), data: { ...data } }]);
}
const memberOf = async (uid: string) => (await world.db.getAll([pathOf(uid)]))[0]?.data;

describe('chooseMail', () => {
  const call = test.wrap(chooseMail);
  const as = (uid: string, role: string, wanted: object) =>
    call(callOf({ orgId, ...wanted }, tokenOf(orgId, role), uid));

  it('stores what the caller wants, list by list, and nothing else of them', async () => {
    await addMember('max', 'manager');
    expect(await as('max', 'manager', { report: false })).toEqual({ report: false, notices: true });
    expect(await as('max', 'manager', { notices: false })).toEqual({
      report: false,
      notices: false,
    });
    expect(await as('max', 'manager', { report: true, notices: true })).toEqual({
      report: true,
      notices: true,
    });
    expect(await memberOf('max')).toMatchObject({
      role: 'manager',
      mail: { report: true, notices: true },
      views: [{ name: 'VIPs', page: 'customers', search: 'segment=vip' }],
    });
  });

  it('lets a viewer ask for the report', async () => {
    await addMember('vic', 'viewer');
    expect(await as('vic', 'viewer', { report: true })).toEqual({ report: true, notices: false });
  });

  it('refuses whom the membership no longer names, and makes none', async () => {
    await expect(as('gone', 'owner', { report: true })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    expect(await memberOf('gone')).toBeNull();
  });

  it.each([
    ['nothing', {}],
    ['a wish that is none', { report: 'no' }],
    ['somebody else', { report: false, uid: 'max' }],
    ['a list that does not exist', { everything: false }],
  ])('refuses %s', async (_, wanted) => {
    await expect(as('max', 'manager', wanted)).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it.each(refusedCallers('other-org', 'viewer'))('refuses %s', async (_, code, token) => {
    const refused = call(callOf({ orgId: 'other-org', report: false }, token));
    await expect(refused).rejects.toMatchObject({ code });
  });
});

describe('previewReport', () => {
  const call = test.wrap(previewReport);
  const ask = (role: string, asked: object = {}) =>
    call(callOf({ orgId, ...asked }, tokenOf(orgId, role)));

  it.each(['manager', 'owner'])('shows a %s last week’s report', async (role) => {
    expect(await ask(role)).toMatchObject({
      subject: expect.stringMatching(/^Maple Street: your week, /),
      html: expect.stringMatching(/^<!doctype html>/),
      week: { first: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      mailIsOn: false,
    });
  });

  it('ends nothing by its links', async () => {
    expect((await ask('owner')).html).not.toContain('unsubscribe?');
  });

  it('refuses what it does not take, and an organisation that is gone', async () => {
    await expect(ask('owner', { week: '2026-01-19' })).rejects.toMatchObject({
      code: 'invalid-argument',
    });
    const gone = call(callOf({ orgId: 'gone-org' }, tokenOf('gone-org', 'owner')));
    await expect(gone).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(refusedCallers('other-org', 'manager'))('refuses %s', async (_, code, token) => {
    await expect(call(callOf({ orgId: 'other-org' }, token))).rejects.toMatchObject({ code });
  });
});
