import { randomUUID } from 'node:crypto';
import type { Run, SyncJob } from '../model/run';
import { DEFAULT_RULES } from '../model/rules';
import { openDatabase } from '../store/open-database';
import { newOrgWrites } from '../store/orgs';
import { hintWrite } from '../store/hints';
import { changeWrite } from '../store/outbox';
import { createRun, readRun } from '../store/runs';
import { LEASE_MS } from '../store/stream-lease';
import { makeOrg } from '../testing/make-org';
import { newRun } from './plan-run';
import { sweep, type SweepReport } from './sweep';

const NOW = new Date('2026-01-28T20:00:00Z');
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
const NOTHING: SweepReport = { rung: 0, expired: 0, givenUp: 0, drained: 0, hinted: 0, failed: 0 };

/** A project of its own, because a sweep looks at every organisation there is. */
function createWorld() {
  const db = openDatabase({ projectId: `demo-sweep-${randomUUID().slice(0, 8)}` });
  const rung: SyncJob[] = [];
  const drained: string[] = [];
  return {
    db,
    rung,
    drained,
    addRun: (runId: string, silentMs: number, change: Partial<Run> = {}) =>
      createRun(db, 'maple', runId, {
        ...newRun({ trigger: 'schedule', now: ago(silentMs) }),
        ...change,
      }),
    stateOf: async (runId: string) => (await readRun(db, 'maple', runId))?.run.state,
    addOrg: () => db.commit(newOrgWrites('maple', makeOrg('http://127.0.0.1'), DEFAULT_RULES)),
    sweep: () =>
      sweep({
        db,
        publish: (jobs) => Promise.resolve(void rung.push(...jobs)),
        drain: (orgId) => Promise.resolve(void drained.push(orgId)),
        now: () => NOW,
        newId: () => randomUUID(),
        log: () => undefined,
      }),
  };
}

describe('sweep', () => {
  it('does nothing when nothing waits', async () => {
    expect(await createWorld().sweep()).toStrictEqual(NOTHING);
  });

  it.each([
    ['rings for a queued run that nobody started', 61_000, {}, 'rung', 'queued'],
    ['leaves a queued run alone that has just been asked for', 59_000, {}, null, 'queued'],
    ['ends a queued run that is not wanted any more', 11 * 60_000, {}, 'expired', 'expired'],
    [
      'leaves a running run alone while its lease may hold',
      LEASE_MS - 1_000,
      { state: 'running', attempts: 1 },
      null,
      'running',
    ],
    [
      'rings for a running run whose worker is dead',
      LEASE_MS,
      { state: 'running', attempts: 1 },
      'rung',
      'running',
    ],
    [
      'rings for a run at work however late it is',
      2 * 3_600_000,
      { state: 'running', startedAt: NOW, attempts: 1 },
      'rung',
      'running',
    ],
    [
      'gives up a run after five starts',
      LEASE_MS,
      { state: 'running', startedAt: NOW, attempts: 5 },
      'givenUp',
      'failed',
    ],
    ['leaves a run alone that has ended', 3_600_000, { state: 'succeeded' }, null, 'succeeded'],
  ] as const)('%s', async (_, silentMs, change, done, state) => {
    const world = createWorld();
    await world.addRun('r1', silentMs, change);
    expect(await world.sweep()).toStrictEqual({
      ...NOTHING,
      ...(done === null ? {} : { [done]: 1 }),
    });
    expect(await world.stateOf('r1')).toBe(state);
    expect(world.rung).toStrictEqual(done === 'rung' ? [{ orgId: 'maple', runId: 'r1' }] : []);
  });

  it('rings for what a run has stored when it gives the run up', async () => {
    const world = createWorld();
    await world.addRun('r1', LEASE_MS, { state: 'running', attempts: 5 });
    await world.sweep();
    const changes = await world.db.query({ collection: 'orgs/maple/changes' });
    expect(changes.map(({ data }) => data)).toMatchObject([{ kind: 'run', runId: 'r1' }]);
  });

  it('drains an outbox whose entry has waited a minute, each org once', async () => {
    const world = createWorld();
    const effects = { customers: ['alv_1'], days: [], products: [] };
    for (const [id, waitedMs] of [
      ['a', 61_000],
      ['b', 90_000],
      ['c', 1_000],
    ] as const)
      await world.db.commit([
        changeWrite('maple', id, { kind: 'records', effects, createdAt: ago(waitedMs) }),
      ]);
    await world.db.commit([
      changeWrite('oak', 'd', { kind: 'records', effects, createdAt: ago(1_000) }),
    ]);
    expect(await world.sweep()).toStrictEqual({ ...NOTHING, drained: 1 });
    expect(world.drained).toStrictEqual(['maple']);
  });

  it('asks for a run for a hint that has waited a minute', async () => {
    const world = createWorld();
    await world.addOrg();
    await world.db.commit([
      hintWrite('maple', { stream: 'orders', externalId: '1', createdAt: ago(61_000) }),
      hintWrite('oak', { stream: 'orders', externalId: '1', createdAt: ago(1_000) }),
    ]);
    expect(await world.sweep()).toStrictEqual({ ...NOTHING, hinted: 1 });
    expect(world.rung).toStrictEqual([{ orgId: 'maple', runId: 'hint-20260128T2000' }]);
    expect(await world.stateOf('hint-20260128T2000')).toBe('queued');
  });

  it('leaves the hints of an org that is paused for when it is at work again', async () => {
    const world = createWorld();
    await world.addOrg();
    await world.db.commit([
      { op: 'update', path: 'orgs/maple', data: { status: 'paused' } },
      hintWrite('maple', { stream: 'orders', externalId: '1', createdAt: ago(61_000) }),
    ]);
    expect(await world.sweep()).toStrictEqual(NOTHING);
    expect(world.rung).toStrictEqual([]);
  });

  it('goes on with the other orgs when one cannot be drained', async () => {
    const world = createWorld();
    const effects = { customers: ['alv_1'], days: [], products: [] };
    for (const org of ['maple', 'oak'])
      await world.db.commit([
        changeWrite(org, 'a', { kind: 'records', effects, createdAt: ago(61_000) }),
      ]);
    await world.db.commit([
      hintWrite('pine', { stream: 'orders', externalId: '1', createdAt: ago(61_000) }),
    ]);
    const pine = makeOrg('http://127.0.0.1');
    await world.db.commit(newOrgWrites('pine', pine, DEFAULT_RULES));
    const drained: string[] = [];
    const report = await sweep({
      db: world.db,
      publish: () => Promise.reject(new Error('away')),
      drain: (orgId) =>
        orgId === 'maple'
          ? Promise.reject(new Error('broken'))
          : Promise.resolve(void drained.push(orgId)),
      now: () => NOW,
      newId: () => randomUUID(),
      log: () => undefined,
    });
    expect(drained).toStrictEqual(['oak']);
    expect(report).toStrictEqual({ ...NOTHING, drained: 1, hinted: 1, failed: 1 });
  });
});
