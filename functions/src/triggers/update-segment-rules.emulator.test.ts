import { randomUUID } from 'node:crypto';
import type { CallableRequest } from 'firebase-functions/https';
import functionsTest from 'firebase-functions-test';
import { updateSegmentRules } from '../index';
import { changeSchema } from '../model/change';
import { rulesSchema } from '../model/rules';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const AT = new Date('2020-01-28T20:00:00Z');

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

/** An org with a customer who has not come for years, and a walk-in row. */
async function newOrg(): Promise<string> {
  const orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addStaffedOrg(orgId);
  const totals = {
    orderCount: 2,
    spentCents: 4_000,
    averageCents: 2_000,
    firstOrderAt: AT,
    lastOrderAt: AT,
  };
  const insights = { segment: 'slipping', totals };
  const source = { deletedAt: null };
  await world.db.commit([
    { op: 'set', path: `orgs/${orgId}/customers/cur_1`, data: { insights, source } },
    { op: 'set', path: `orgs/${orgId}/customers/cur_2`, data: { insights: null, source } },
  ]);
  return orgId;
}

/** A call as the runtime hands it over, of which the function reads data and token only. */
function callOf(data: unknown, token: object | null): CallableRequest {
  const auth = token && { uid: 'u1', token: Object(token), rawToken: '' };
  return { data, acceptsStreaming: false, rawRequest: Object({}), ...(auth ? { auth } : {}) };
}

const call = test.wrap(updateSegmentRules);
const as = (role: string, orgId: string, wanted: object) =>
  call(callOf({ orgId, ...wanted }, { orgs: { [orgId]: role } }));

const rules = { segments: { vipMinOrders: 9 } };

describe('updateSegmentRules', () => {
  it.each(['manager', 'owner'])(
    'shows a %s whom rules move, and then stores them',
    async (role) => {
      const orgId = await newOrg();
      expect(await as(role, orgId, { rules, preview: true })).toMatchObject({
        version: 1,
        moving: 1,
        flows: [{ from: 'slipping', to: 'churned', customers: 1 }],
      });
      const save = { rules, preview: false, expectedVersion: 1 };
      expect(await as(role, orgId, save)).toMatchObject({ outcome: 'saved', version: 2 });
      const [document] = await world.db.getAll([`orgs/${orgId}/rules/2`]);
      expect(rulesSchema.parse(document?.data)).toMatchObject({ ...rules, setBy: 'u1' });
      const entries = await world.db.query({ collection: `orgs/${orgId}/changes` });
      expect(entries.map(({ data }) => changeSchema.parse(data).kind)).toStrictEqual(['everyone']);
      await expect(as(role, orgId, save)).rejects.toMatchObject({
        code: 'aborted',
        message: expect.stringContaining('version 2 is current'),
      });
    },
  );

  it('says in words what is not possible', async () => {
    const orgId = await newOrg();
    const odd = { rules: { segments: { slippingMinDays: 60 } }, preview: true };
    await expect(as('owner', orgId, odd)).rejects.toMatchObject({
      code: 'out-of-range',
      message: 'In segments, slippingMinDays must be below atRiskMinDays.',
    });
    const nobody = { rules, preview: true };
    await world.addMember('nobody-here', 'owner');
    await expect(as('owner', 'nobody-here', nobody)).rejects.toMatchObject({ code: 'not-found' });
  });

  const save = { orgId: 'maple-denied', rules, preview: false, expectedVersion: 1 };
  const owner = { orgs: { 'maple-denied': 'owner' } };
  it.each([
    ['a viewer', 'permission-denied', save, { orgs: { 'maple-denied': 'viewer' } }],
    ['marketing', 'permission-denied', save, { orgs: { 'maple-denied': 'marketing' } }],
    ['an owner of another org', 'permission-denied', save, { orgs: { other: 'owner' } }],
    ['someone without claims', 'permission-denied', save, {}],
    ['someone signed out', 'unauthenticated', save, null],
    ['nothing', 'invalid-argument', {}, owner],
    ['no version', 'invalid-argument', { ...save, expectedVersion: undefined }, owner],
    ['rules that are none', 'invalid-argument', { ...save, rules: { colours: {} } }, owner],
    ['a preview with a version', 'invalid-argument', { ...save, preview: true }, owner],
  ])('refuses %s (%s)', async (_, code, data, token) => {
    await expect(call(callOf(data, token))).rejects.toMatchObject({ code });
    expect(await world.db.query({ collection: 'orgs/maple-denied/rules' })).toStrictEqual([]);
  });
});
