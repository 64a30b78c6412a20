import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { cancelRun } from '../index';
import { auditSchema } from '../model/audit';
import { createRun, readRun } from '../store/runs';
import { newRun } from '../sync/plan-run';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const ORG = `t${randomUUID().slice(0, 8)}`;

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
  await world.addStaffedOrg(ORG);
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

const call = test.wrap(cancelRun);
const as = (role: string, runId: string) => call(callOf({ orgId: ORG, runId }, tokenOf(ORG, role)));

describe('cancelRun', () => {
  it.each(['manager', 'owner'])('ends a run for %s, once', async (role) => {
    const runId = `manual-${role}`;
    await createRun(world.db, ORG, runId, newRun({ trigger: 'manual', now: new Date() }));
    expect(await as(role, runId)).toStrictEqual({ outcome: 'cancelled' });
    expect(await as(role, runId)).toStrictEqual({ outcome: 'already_ended' });
    expect((await readRun(world.db, ORG, runId))?.run.state).toBe('cancelled');
    const entries = await world.db.query({
      collection: `orgs/${ORG}/audit`,
      where: [['target', '==', runId]],
    });
    expect(entries.map(({ data }) => auditSchema.parse(data))).toMatchObject([
      { action: 'run_cancelled', by: 'u1' },
    ]);
  });

  it('says that there is no such run', async () => {
    await expect(as('owner', 'manual-none')).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['nothing', {}],
    ['no run', { orgId: ORG }],
    ['a run that is a path', { orgId: ORG, runId: '../x' }],
    ['more than it takes', { orgId: ORG, runId: 'a', force: true }],
  ])('refuses %s', async (_, data) => {
    const called = call(callOf(data, tokenOf(ORG, 'owner')));
    await expect(called).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it.each(refusedCallers(ORG, 'manager'))('refuses %s (%s)', async (name, code, token) => {
    const runId = `kept-${name.replaceAll(' ', '-')}`;
    await createRun(world.db, ORG, runId, newRun({ trigger: 'manual', now: new Date() }));
    await expect(call(callOf({ orgId: ORG, runId }, token))).rejects.toMatchObject({ code });
    expect((await readRun(world.db, ORG, runId))?.run.state).toBe('queued');
  });
});
