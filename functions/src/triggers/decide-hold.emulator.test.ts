import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { decideHold } from '../index';
import type { HoldInput } from '../model/quarantine';
import { holdWrite, readHold } from '../store/holds';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const HOLD: HoldInput = {
  stream: 'customers',
  reason: 'mass_vanish',
  expected: 100,
  seen: 40,
  ids: ['1', '2'],
  digest: 'abc',
  state: 'open',
  createdAt: new Date('2026-01-28T19:00:00Z'),
};
const CONFIRM = { id: 'customers', digest: 'abc', decision: 'confirm' };

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

async function newOrg(hold: HoldInput = HOLD): Promise<string> {
  const orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addStaffedOrg(orgId);
  await world.db.commit([holdWrite(orgId, hold)]);
  return orgId;
}

const call = test.wrap(decideHold);
const as = (role: string, orgId: string, wanted: object) =>
  call(callOf({ orgId, ...wanted }, tokenOf(orgId, role)));

describe('decideHold', () => {
  it.each([
    ['manager', 'confirm', 'confirmed'],
    ['owner', 'reject', 'rejected'],
  ])('lets a %s %s what was shown', async (role, decision, state) => {
    const orgId = await newOrg();
    const answer = { state, decidedAt: expect.any(String), records: 2 };
    expect(await as(role, orgId, { ...CONFIRM, decision })).toStrictEqual(answer);
    expect(await as(role, orgId, { ...CONFIRM, decision })).toStrictEqual(answer);
    expect(await readHold(world.db, orgId, 'customers')).toMatchObject({ state, decidedBy: 'u1' });
    const audits = await world.db.query({ collection: `orgs/${orgId}/audit` });
    expect(audits.map(({ data }) => data?.['action'])).toStrictEqual([
      `hold_${state}`,
      `hold_${state}`,
    ]);
  });

  it('rejects an empty answer of the POS that names no records', async () => {
    const orgId = await newOrg({ ...HOLD, reason: 'empty_walk', seen: 0, ids: [], digest: null });
    const wanted = { ...CONFIRM, digest: null };
    await expect(as('owner', orgId, wanted)).rejects.toMatchObject({ code: 'failed-precondition' });
    const rejected = await as('owner', orgId, { ...wanted, decision: 'reject' });
    expect(rejected).toMatchObject({ state: 'rejected', records: 0 });
  });

  it.each([
    ['another digest', 'old'],
    ['none', null],
  ])('decides nothing when %s was shown', async (_, digest) => {
    const orgId = await newOrg();
    const decided = as('owner', orgId, { ...CONFIRM, digest });
    await expect(decided).rejects.toMatchObject({ code: 'aborted' });
    expect(await readHold(world.db, orgId, 'customers')).toMatchObject({ state: 'open' });
  });

  it('says that nothing is held, or no more', async () => {
    const closed = await newOrg({ ...HOLD, state: 'closed' });
    await expect(as('owner', closed, CONFIRM)).rejects.toMatchObject({
      code: 'failed-precondition',
    });
    const products = { ...CONFIRM, id: 'products' };
    await expect(as('owner', closed, products)).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['nothing', {}],
    ['no digest', { orgId: 'maple-denied', id: 'customers', decision: 'confirm' }],
    ['a stream unknown', { orgId: 'maple-denied', ...CONFIRM, id: 'staff' }],
    ['a decision unknown', { orgId: 'maple-denied', ...CONFIRM, decision: 'maybe' }],
  ])('refuses %s', async (_, data) => {
    const called = call(callOf(data, tokenOf('maple-denied', 'owner')));
    await expect(called).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it.each(refusedCallers('maple-denied', 'manager'))('refuses %s (%s)', async (_, code, token) => {
    await world.db.commit([holdWrite('maple-denied', HOLD)]);
    const called = call(callOf({ orgId: 'maple-denied', ...CONFIRM }, token));
    await expect(called).rejects.toMatchObject({ code });
    const hold = await readHold(world.db, 'maple-denied', 'customers');
    expect(hold?.state).toBe('open');
  });
});
