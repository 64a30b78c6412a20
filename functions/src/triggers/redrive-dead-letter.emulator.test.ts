import { randomUUID } from 'node:crypto';
import functionsTest from 'firebase-functions-test';
import { redriveDeadLetter } from '../index';
import { deadRunWrite, readDeadLetter } from '../store/dead-letters';
import { readRun } from '../store/runs';
import { newRun } from '../sync/plan-run';
import { callOf, refusedCallers, tokenOf } from '../testing/callers';
import { startTriggerWorld, type TriggerWorld } from '../testing/trigger-world';

const test = functionsTest();
const AT = new Date('2026-01-28T20:00:00Z');
const LETTER = 'run-manual-1';

let world: TriggerWorld;
beforeAll(async () => {
  world = await startTriggerWorld();
});
afterAll(async () => {
  await world.stop();
  test.cleanup();
});

/** A run that was given up. */
async function giveUp(orgId: string): Promise<void> {
  const run = newRun({ trigger: 'manual', now: AT, streams: ['orders'] });
  const why = { reason: 'It kept failing.', attempts: 5, at: AT };
  await world.db.commit([deadRunWrite(orgId, { runId: 'manual-1', run }, why)]);
}

const call = test.wrap(redriveDeadLetter);
const as = (role: string, orgId: string, id: string) =>
  call(callOf({ orgId, id }, tokenOf(orgId, role)));

describe('redriveDeadLetter', () => {
  it.each(['manager', 'owner'])('has a run tried again for %s, once', async (role) => {
    const orgId = `t${randomUUID().slice(0, 8)}`;
    await world.addStaffedOrg(orgId);
    await giveUp(orgId);
    await as(role, orgId, LETTER);
    const { runId } = await world.nextRing();
    expect((await readRun(world.db, orgId, runId))?.run).toMatchObject({
      state: 'queued',
      streams: ['orders'],
      redriveOf: 'manual-1',
    });
    await expect(as(role, orgId, LETTER)).rejects.toMatchObject({
      code: 'failed-precondition',
      message: expect.stringContaining('already'),
    });
    const audits = await world.db.query({ collection: `orgs/${orgId}/audit` });
    expect(audits.map(({ data }) => data)).toMatchObject([
      { action: 'dead_letter_redriven', target: LETTER, by: 'u1' },
    ]);
  });

  it('names what takes the place of what was given up', async () => {
    const orgId = `t${randomUUID().slice(0, 8)}`;
    await world.addStaffedOrg(orgId);
    await giveUp(orgId);
    const answer = await as('owner', orgId, LETTER);
    const { runId } = await world.nextRing();
    expect(answer).toStrictEqual({ as: runId });
  });

  it('says that there is no such entry', async () => {
    await world.addMember('maple-denied', 'owner');
    const none = as('owner', 'maple-denied', 'run-none');
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['nothing', {}],
    ['an id of another kind', { orgId: 'maple-denied', id: 'orders-1' }],
    ['an id that is a path', { orgId: 'maple-denied', id: 'run-../x' }],
  ])('refuses %s', async (_, data) => {
    const called = call(callOf(data, tokenOf('maple-denied', 'owner')));
    await expect(called).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it.each(refusedCallers('maple-denied', 'manager'))('refuses %s (%s)', async (_, code, token) => {
    await giveUp('maple-denied');
    const called = call(callOf({ orgId: 'maple-denied', id: LETTER }, token));
    await expect(called).rejects.toMatchObject({ code });
    const stored = await readDeadLetter(world.db, 'maple-denied', LETTER);
    expect(stored?.letter.state).toBe('waiting');
  });
});
