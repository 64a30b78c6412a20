import { randomUUID } from 'node:crypto';
import type { Org } from '../model/org';
import type { Run, SyncJob } from '../model/run';
import { DEFAULT_RULES } from '../model/rules';
import { openDatabase } from '../store/open-database';
import { newOrgWrites } from '../store/orgs';
import { readRun, updateRun } from '../store/runs';
import { makeOrg } from '../testing/make-org';
import { cronSync, hasSucceeded } from './cron-sync';
import { requestManualRun } from './request-manual-run';
import { scheduleRuns } from './schedule-runs';

/** A project of its own, because schedules look at every organisation there is. */
function createWorld(start = '2026-01-28T20:07:30.000Z') {
  const db = openDatabase({ projectId: `demo-asked-${randomUUID().slice(0, 8)}` });
  const rung: SyncJob[] = [];
  const world = {
    db,
    rung,
    now: new Date(start),
    ringing: true,
    async add(orgId: string, change: Partial<Org> = {}): Promise<void> {
      await db.commit(
        newOrgWrites(orgId, { ...makeOrg('http://127.0.0.1'), ...change }, DEFAULT_RULES),
      );
    },
    async finish(job: SyncJob, change: Partial<Run>): Promise<void> {
      const stored = await readRun(db, job.orgId, job.runId);
      if (stored) await updateRun(db, stored, change);
    },
    publish: (jobs: readonly SyncJob[]): Promise<void> =>
      world.ringing
        ? Promise.resolve(void rung.push(...jobs))
        : Promise.reject(new Error('no answer')),
  };
  return world;
}
type World = ReturnType<typeof createWorld>;

const collaborators = (world: World) => ({
  db: world.db,
  publish: world.publish,
  now: () => world.now,
  log: () => undefined,
  sleep: (ms: number) => {
    world.now = new Date(world.now.getTime() + ms);
    return Promise.resolve();
  },
});

describe('scheduleRuns', () => {
  it('makes one run of the slot for each active org, however often it is called', async () => {
    const world = createWorld('2026-01-28T20:37:30.000Z');
    await world.add('maple');
    await world.add('oak', { status: 'paused' });
    await world.add('pine', { status: 'needs_attention' });
    await world.add('elm', { schedule: { intervalMinutes: 60 } });
    const jobs = [
      { orgId: 'elm', runId: 'schedule-20260128T2000' },
      { orgId: 'maple', runId: 'schedule-20260128T2030' },
    ];
    expect(await scheduleRuns(collaborators(world))).toStrictEqual(jobs);
    expect(await scheduleRuns(collaborators(world))).toStrictEqual([]);
    expect(world.rung).toStrictEqual(jobs);
    expect(
      (await readRun(world.db, 'maple', 'schedule-20260128T2030'))?.run.notAfter,
    ).toStrictEqual(new Date('2026-01-28T21:00:00Z'));
  });

  it('makes the next run in the next slot', async () => {
    const world = createWorld('2026-01-28T20:29:59.999Z');
    await world.add('maple');
    await scheduleRuns(collaborators(world));
    world.now = new Date('2026-01-28T20:30:00.000Z');
    expect(await scheduleRuns(collaborators(world))).toStrictEqual([
      { orgId: 'maple', runId: 'schedule-20260128T2030' },
    ]);
  });

  it('leaves the run to the sweep when it cannot ring', async () => {
    const world = createWorld();
    await world.add('maple');
    world.ringing = false;
    expect(await scheduleRuns(collaborators(world))).toHaveLength(1);
    expect((await readRun(world.db, 'maple', 'schedule-20260128T2000'))?.run.state).toBe('queued');
  });
});

describe('requestManualRun', () => {
  it('asks for a run, and for no second one within a minute, across the turn of the minute too', async () => {
    const world = createWorld('2026-01-28T20:07:50.000Z');
    const ask = () => requestManualRun(collaborators(world), { orgId: 'maple', by: 'u1' });
    expect(await ask()).toStrictEqual({ outcome: 'requested', runId: 'manual-20260128T2007' });
    world.now = new Date('2026-01-28T20:07:55.000Z');
    expect(await ask()).toStrictEqual({
      outcome: 'too_soon',
      runId: 'manual-20260128T2007',
      retryAfterMs: 55_000,
    });
    world.now = new Date('2026-01-28T20:08:10.000Z');
    expect(await ask()).toStrictEqual({
      outcome: 'too_soon',
      runId: 'manual-20260128T2007',
      retryAfterMs: 40_000,
    });
    world.now = new Date('2026-01-28T20:08:50.000Z');
    expect(await ask()).toStrictEqual({ outcome: 'requested', runId: 'manual-20260128T2008' });
    expect(world.rung).toHaveLength(2);
  });

  it('lets one of many who ask at once', async () => {
    const world = createWorld();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () =>
        requestManualRun(collaborators(world), { orgId: 'maple', by: 'u1' }),
      ),
    );
    expect(asked.filter(({ outcome }) => outcome === 'requested')).toHaveLength(1);
  });

  it('lets two orgs ask in the same minute', async () => {
    const world = createWorld();
    for (const org of ['maple', 'oak'])
      expect(await requestManualRun(collaborators(world), { orgId: org, by: 'u1' })).toMatchObject({
        outcome: 'requested',
      });
  });
});

describe('cronSync', () => {
  const runId = 'cron-20260128T2007';

  it('asks for a run of every active org and does not wait unless told to', async () => {
    const world = createWorld();
    await world.add('maple');
    await world.add('oak', { status: 'paused' });
    const runs = await cronSync(collaborators(world), { orgId: null, waitMs: 0 });
    expect(runs).toStrictEqual([
      { orgId: 'maple', runId, state: 'queued', counts: {}, durationMs: null, error: null },
    ]);
    expect(world.rung).toStrictEqual([{ orgId: 'maple', runId }]);
    expect(runs?.every(hasSucceeded)).toBe(false);
  });

  it('knows no org that does not exist', async () => {
    expect(await cronSync(collaborators(createWorld()), { orgId: 'nobody', waitMs: 0 })).toBeNull();
  });

  it('shares its run among calls of one minute', async () => {
    const world = createWorld();
    await world.add('maple');
    for (let turn = 0; turn < 2; turn += 1)
      await cronSync(collaborators(world), { orgId: 'maple', waitMs: 0 });
    expect(await world.db.query({ collection: 'orgs/maple/syncRuns' })).toHaveLength(1);
  });

  it.each([
    ['succeeded', null, true],
    ['partial', 'One stream failed.', false],
    ['failed', 'All failed.', false],
  ] as const)('waits for a run that ends as %s', async (state, error, good) => {
    const world = createWorld();
    await world.add('maple');
    const tools = collaborators(world);
    let looks = 0;
    const sleep = async (ms: number): Promise<void> => {
      looks += 1;
      const { now } = world;
      if (looks === 3)
        await world.finish(
          { orgId: 'maple', runId },
          { state, error, startedAt: now, finishedAt: new Date(now.getTime() + 1_234) },
        );
      await tools.sleep(ms);
    };
    const runs = await cronSync({ ...tools, sleep }, { orgId: 'maple', waitMs: 60_000 });
    expect(runs).toStrictEqual([
      { orgId: 'maple', runId, state, counts: {}, durationMs: 1_234, error },
    ]);
    expect(runs?.every(hasSucceeded)).toBe(good);
    expect(looks).toBe(3);
  });

  it('stops waiting when the time is up', async () => {
    const world = createWorld();
    await world.add('maple');
    expect(await cronSync(collaborators(world), { orgId: 'maple', waitMs: 2_000 })).toMatchObject([
      { state: 'queued' },
    ]);
    expect(world.now).toStrictEqual(new Date('2026-01-28T20:07:32.000Z'));
  });
});
