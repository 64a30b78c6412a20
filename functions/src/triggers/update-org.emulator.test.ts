import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { updateOrg } from '../index';
import { auditSchema } from '../model/audit';
import { readOrg } from '../store/orgs';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

const call = test.wrap(updateOrg);
const as = (role: string, orgId: string, wanted: object) =>
  call(callOf({ orgId, ...wanted }, tokenOf(orgId, role)));

describe('updateOrg', () => {
  it.each(['manager', 'owner'])('pauses, resumes and schedules for %s', async (role) => {
    const orgId = `t${randomUUID().slice(0, 8)}`;
    await world.addStaffedOrg(orgId, {
      status: 'needs_attention',
      statusReason: 'The PIN is wrong.',
    });
    const stored = { statusReason: null, intervalMinutes: 30 };
    const paused = { status: 'paused', ...stored };
    expect(await as(role, orgId, { status: 'paused' })).toStrictEqual(paused);
    expect(await as(role, orgId, { status: 'paused' })).toStrictEqual(paused);
    const resumed = { status: 'active', statusReason: null, intervalMinutes: 5 };
    const wanted = { status: 'active', intervalMinutes: 5 };
    expect(await as(role, orgId, wanted)).toStrictEqual(resumed);
    expect(await readOrg(world.db, orgId)).toMatchObject({
      status: 'active',
      schedule: { intervalMinutes: 5 },
    });
    const entries = await world.db.query({ collection: `orgs/${orgId}/audit` });
    const audit = entries.map(({ data }) => auditSchema.parse(data));
    expect(audit.map(({ action, by }) => `${action} ${by}`).toSorted()).toStrictEqual([
      'org_paused u1',
      'org_resumed u1',
      'schedule_changed u1',
    ]);
  });

  it.each([
    ['nothing', {}],
    ['no change', { orgId: 'maple-denied' }],
    ['too often', { orgId: 'maple-denied', intervalMinutes: 4 }],
    ['too seldom', { orgId: 'maple-denied', intervalMinutes: 1_441 }],
    ['half a minute', { orgId: 'maple-denied', intervalMinutes: 5.5 }],
    ['a status that is no wish', { orgId: 'maple-denied', status: 'needs_attention' }],
    ['more than it takes', { orgId: 'maple-denied', status: 'paused', name: 'x' }],
  ])('refuses %s', async (_, data) => {
    const owner = tokenOf('maple-denied', 'owner');
    await expect(call(callOf(data, owner))).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('says that there is no such organisation', async () => {
    await world.addMember('nobody-here', 'owner');
    const nobody = as('owner', 'nobody-here', { status: 'paused' });
    await expect(nobody).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each(refusedCallers('maple-denied', 'manager'))('refuses %s (%s)', async (_, code, token) => {
    const data = { orgId: 'maple-denied', status: 'paused' };
    await expect(call(callOf(data, token))).rejects.toMatchObject({ code });
  });
});
