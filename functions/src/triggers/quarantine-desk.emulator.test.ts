import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { readQuarantined, retryQuarantined } from '../index';
import type { Rejection } from '../model/observation';
import { quarantineWrites, readQuarantined as readRows } from '../store/quarantine';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const AT = new Date('2026-01-28T20:00:00Z');
const RAW = '{"id":7,"email":"<img src=x onerror=alert(1)>","total":"?"}';

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

const row = (externalId: string): Rejection => ({
  stream: 'orders',
  externalId,
  reasons: ['total is no number'],
  observedAt: AT,
  raw: RAW,
});

/** An org with two orders in quarantine. */
async function newOrg(): Promise<string> {
  const orgId = `t${randomUUID().slice(0, 8)}`;
  await world.addStaffedOrg(orgId);
  for (const id of ['7', '8']) await world.db.commit(quarantineWrites(orgId, row(id), null, AT));
  return orgId;
}

const retry = test.wrap(retryQuarantined);
const read = test.wrap(readQuarantined);

const decideAs = (role: string, orgId: string, wanted: object) =>
  retry(callOf({ orgId, ...wanted }, tokenOf(orgId, role)));
const readAs = (role: string, orgId: string, id: string) =>
  read(callOf({ orgId, id }, tokenOf(orgId, role)));

describe('retryQuarantined', () => {
  it.each(['manager', 'owner'])('asks for rows again for %s, and rings', async (role) => {
    const orgId = await newOrg();
    const wanted = { ids: ['orders-7', 'orders-9'], action: 'retry' };
    const answer = { done: ['orders-7'], withoutId: [], notWaiting: ['orders-9'] };
    expect(await decideAs(role, orgId, wanted)).toStrictEqual(answer);
    expect(await world.nextRing()).toMatchObject({ orgId });
    expect(await decideAs(role, orgId, wanted)).toStrictEqual(answer);
    const hints = await world.db.query({ collection: `orgs/${orgId}/hints` });
    expect(hints.map(({ id }) => id)).toStrictEqual(['orders-7']);
    await world.nextRing();
  });

  it('dismisses all, once', async () => {
    const orgId = await newOrg();
    const wanted = { ids: 'all', action: 'dismiss' };
    const answer = { withoutId: [], notWaiting: [] };
    const done = ['orders-7', 'orders-8'];
    expect(await decideAs('manager', orgId, wanted)).toStrictEqual({ ...answer, done });
    expect(await decideAs('manager', orgId, wanted)).toStrictEqual({ ...answer, done: [] });
    const audits = await world.db.query({ collection: `orgs/${orgId}/audit` });
    expect(audits.map(({ data }) => String(data?.['target'])).toSorted()).toStrictEqual(done);
  });

  it.each([
    ['nothing', {}],
    ['no rows', { orgId: 'maple-denied', ids: [], action: 'retry' }],
    ['too many rows', { orgId: 'maple-denied', ids: Array(101).fill('orders-1'), action: 'retry' }],
    ['a row that is a path', { orgId: 'maple-denied', ids: ['orders-/x'], action: 'retry' }],
    ['a row of no stream', { orgId: 'maple-denied', ids: ['staff-1'], action: 'retry' }],
    ['an action unknown', { orgId: 'maple-denied', ids: 'all', action: 'delete' }],
  ])('refuses %s', async (_, data) => {
    const called = retry(callOf(data, tokenOf('maple-denied', 'owner')));
    await expect(called).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it.each(refusedCallers('maple-denied', 'manager'))('refuses %s (%s)', async (_, code, token) => {
    await world.db.commit(quarantineWrites('maple-denied', row('7'), null, AT));
    const wanted = { orgId: 'maple-denied', ids: 'all', action: 'dismiss' };
    await expect(retry(callOf(wanted, token))).rejects.toMatchObject({ code });
    const rows = await readRows(world.db, 'maple-denied', ['orders-7']);
    expect(rows.get('orders-7')?.state).toBe('waiting');
  });
});

describe('readQuarantined', () => {
  it.each(['manager', 'owner'])('shows %s the reasons and what the POS sent', async (role) => {
    const orgId = await newOrg();
    expect(await readAs(role, orgId, 'orders-7')).toStrictEqual({
      id: 'orders-7',
      stream: 'orders',
      externalId: '7',
      reasons: ['total is no number'],
      state: 'waiting',
      attempts: 1,
      observedAt: AT.toISOString(),
      firstSeenAt: AT.toISOString(),
      lastSeenAt: AT.toISOString(),
      raw: RAW,
    });
  });

  it('says that a row is in quarantine no more', async () => {
    const orgId = await newOrg();
    const gone = readAs('owner', orgId, 'orders-9');
    await expect(gone).rejects.toMatchObject({ code: 'not-found' });
    const path = readAs('owner', orgId, '../private/posCredentials');
    await expect(path).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it.each(refusedCallers('maple-denied', 'manager'))('refuses %s (%s)', async (_, code, token) => {
    const called = read(callOf({ orgId: 'maple-denied', id: 'orders-7' }, token));
    await expect(called).rejects.toMatchObject({ code });
  });
});
