import { EventEmitter, once } from 'node:events';
import type { Org } from '../model/org';
import { DEFAULT_RULES } from '../model/rules';
import type { SyncJob } from '../model/run';
import type { Write } from '../store/database';
import { hintWrite } from '../store/hints';
import { newOrgWrites } from '../store/orgs';
import { createMemoryDatabase } from '../testing/memory-database';
import { makeOrg } from '../testing/make-org';
import { scheduleRuns } from './schedule-runs';
import { sweep } from './sweep';

const SLOT = new Date('2026-01-28T20:00:00Z');
const MINUTE_MS = 60_000;

async function createWorld(orgIds: readonly string[], change: Partial<Org> = {}) {
  const db = createMemoryDatabase();
  const writes: Write[] = orgIds.flatMap((orgId) =>
    newOrgWrites(
      orgId,
      { ...makeOrg('http://127.0.0.1'), createdAt: SLOT, ...change },
      DEFAULT_RULES,
    ).slice(0, 1),
  );
  for (let from = 0; from < writes.length; from += 500)
    await db.commit(writes.slice(from, from + 500));
  const calls: SyncJob[][] = [];
  const logged: Readonly<Record<string, unknown>>[] = [];
  const world = {
    db,
    calls,
    logged,
    now: SLOT,
    minutes(count: number): void {
      world.now = new Date(world.now.getTime() + count * MINUTE_MS);
    },
    schedule: () => scheduleRuns(tools),
    tools: () => tools,
    sweep: () => sweep(tools),
    rung: () => calls.flat().map(({ orgId, runId }) => `${orgId}/${runId}`),
    runsOf: (orgId: string) =>
      db.pathsUnder(`orgs/${orgId}/syncRuns/`).map((path) => path.split('/').at(-1)),
  };
  const tools = {
    db,
    publish: (jobs: readonly SyncJob[]) => Promise.resolve(void calls.push([...jobs])),
    drain: () => Promise.resolve(),
    now: () => world.now,
    newId: () => 'id',
    log: (_: string, fields: Readonly<Record<string, unknown>>) =>
      void (fields['severity'] === 'INFO' || logged.push(fields)),
  };
  return world;
}

/** A worker that takes a run up the moment it is rung for. */
async function finishRung(world: Awaited<ReturnType<typeof createWorld>>): Promise<number> {
  const jobs = world.calls.splice(0).flat();
  for (let from = 0; from < jobs.length; from += 500)
    await world.db.commit(
      jobs.slice(from, from + 500).map(({ orgId, runId }) => ({
        op: 'update',
        path: `orgs/${orgId}/syncRuns/${runId}`,
        data: { state: 'succeeded' },
      })),
    );
  return jobs.length;
}

describe('ten thousand orgs', () => {
  const ORGS = 10_000;
  const ids = Array.from({ length: ORGS }, (_, index) => `org-${index}`);

  it('each get one run of the slot, spread evenly over it, in batches', async () => {
    const world = await createWorld(ids);
    expect(await world.schedule()).toHaveLength(ORGS);
    expect(Math.max(...world.calls.map((jobs) => jobs.length), 0)).toBeLessThanOrEqual(100);
    const perSweep = [await finishRung(world)];
    for (let minute = 0; minute < 30; minute += 2) {
      world.minutes(2);
      await world.sweep();
      expect(Math.max(...world.calls.map((jobs) => jobs.length), 0)).toBeLessThanOrEqual(100);
      perSweep.push(await finishRung(world));
    }
    const busy = perSweep.filter((count) => count > 0);
    const mean = ORGS / busy.length;
    expect(busy.reduce((sum, count) => sum + count, 0)).toBe(ORGS);
    expect(busy.length).toBeGreaterThanOrEqual(12);
    expect(Math.max(...busy)).toBeLessThanOrEqual(1.5 * mean);
    const runs = [...world.db.dump().keys()].filter((path) => path.includes('/syncRuns/'));
    expect(runs).toHaveLength(ORGS);
    expect(new Set(runs.map((path) => path.split('/')[1])).size).toBe(ORGS);
  }, 120_000);
});

describe('the schedule', () => {
  it('starts the runs of few orgs at once', async () => {
    const world = await createWorld(['maple', 'oak']);
    await world.schedule();
    expect(world.rung()).toEqual(['maple/schedule-20260128T2000', 'oak/schedule-20260128T2000']);
  });

  it('makes nothing twice', async () => {
    const world = await createWorld(Array.from({ length: 120 }, (_, index) => `org-${index}`));
    expect(await world.schedule()).toHaveLength(120);
    expect(await world.schedule()).toEqual([]);
  });

  it('is not stopped by an organisation that cannot be read', async () => {
    const world = await createWorld(['maple', 'oak', 'pine']);
    await world.db.commit([{ op: 'update', path: 'orgs/oak', data: { schedule: 'daily' } }]);
    await world.schedule();
    expect(world.calls.flat().map(({ orgId }) => orgId)).toEqual(['maple', 'pine']);
    expect(world.logged).toMatchObject([{ error: 'CorruptDocument' }]);
  });

  it('is not stopped by an organisation whose run cannot be made', async () => {
    const world = await createWorld(['maple', 'oak', 'pine']);
    world.db.faults.commit = (writes, apply) => {
      if (writes.some(({ path }) => path.startsWith('orgs/oak/'))) throw new Error('away');
      return Promise.resolve(apply());
    };
    await world.schedule();
    expect(world.calls.flat().map(({ orgId }) => orgId)).toEqual(['maple', 'pine']);
    delete world.db.faults.commit;
    expect(await world.schedule()).toEqual([{ orgId: 'oak', runId: 'schedule-20260128T2000' }]);
  });

  it('makes every run of a short interval, and the sweep rings for each when it is due', async () => {
    const world = await createWorld(['maple'], { schedule: { intervalMinutes: 10 } });
    await world.schedule();
    expect(world.runsOf('maple')).toEqual([
      'schedule-20260128T2000',
      'schedule-20260128T2010',
      'schedule-20260128T2020',
    ]);
    expect(world.rung()).toEqual(['maple/schedule-20260128T2000']);
    await finishRung(world);
    const rungAt: [number, string][] = [];
    for (let minute = 2; minute < 30; minute += 2) {
      world.minutes(2);
      await world.sweep();
      for (const rung of world.rung()) rungAt.push([minute, rung]);
      await finishRung(world);
    }
    expect(rungAt).toEqual([
      [12, 'maple/schedule-20260128T2010'],
      [22, 'maple/schedule-20260128T2020'],
    ]);
  });

  it('makes the next run of an interval that is no half hour when it begins, not half an hour later', async () => {
    const world = await createWorld(['maple'], { schedule: { intervalMinutes: 45 } });
    world.now = new Date('2026-01-28T20:30:00Z');
    await world.schedule();
    expect(world.db.dump().get('orgs/maple/syncRuns/schedule-20260128T2015')).toBeDefined();
    world.now = new Date('2026-01-28T21:00:00Z');
    await world.schedule();
    expect(world.runsOf('maple')).toEqual(['schedule-20260128T2015', 'schedule-20260128T2100']);
  });
});

const restsUntil = (openUntil: Date) => ({ breaker: { failures: 3, openUntil } });

describe('an org that rests because its POS is away', () => {
  it('gets no run of a slot that ends before the rest, and the log says so', async () => {
    const world = await createWorld(['maple'], restsUntil(new Date('2026-01-28T21:00:00Z')));
    expect(await world.schedule()).toEqual([]);
    expect(world.logged).toMatchObject([{ orgId: 'maple', failures: 3 }]);
  });

  it('gets one run that may try, when the rest is over', async () => {
    const world = await createWorld(['maple'], {
      ...restsUntil(new Date('2026-01-28T20:07:00Z')),
      schedule: { intervalMinutes: 5 },
    });
    await world.schedule();
    expect(world.runsOf('maple')).toEqual(['schedule-20260128T2005']);
    expect(world.rung()).toEqual([]);
    world.minutes(7);
    await world.sweep();
    expect(world.rung()).toEqual([]);
    world.minutes(2);
    await world.sweep();
    expect(world.rung()).toEqual(['maple/schedule-20260128T2005']);
  });
});

const waits = (orgId: string): Write => ({
  op: 'set',
  path: `orgs/${orgId}/changes/a`,
  data: { kind: 'run', runId: 'r1', createdAt: new Date(SLOT.getTime() - 5 * MINUTE_MS) },
});

describe('a sweep', () => {
  it('drains every other org while one takes long, after it has rung for all runs', async () => {
    const world = await createWorld([]);
    const ids = Array.from({ length: 30 }, (_, index) => `org-${String(index).padStart(2, '0')}`);
    await world.db.commit(ids.map(waits));
    const drained: string[] = [];
    const others = new EventEmitter();
    const slow = once(others, 'drained');
    const drain = async (orgId: string): Promise<void> => {
      if (orgId === 'org-00') await slow;
      drained.push(orgId);
      if (drained.length === 29) others.emit('drained');
    };
    expect(await sweep({ ...world.tools(), drain })).toMatchObject({ drained: 30, failed: 0 });
    expect(drained.at(-1)).toBe('org-00');
  });

  it('goes on beside a run whose document cannot be read', async () => {
    const world = await createWorld(['maple', 'oak']);
    await world.schedule();
    world.calls.splice(0);
    const path = 'orgs/maple/syncRuns/schedule-20260128T2000';
    await world.db.commit([{ op: 'update', path, data: { attempts: 'many' } }]);
    world.minutes(2);
    expect(await world.sweep()).toMatchObject({ rung: 1, failed: 1 });
    expect(world.rung()).toEqual(['oak/schedule-20260128T2000']);
  });

  it('leaves the hints of an org that rests', async () => {
    const world = await createWorld(['maple'], restsUntil(new Date('2026-01-28T20:30:00Z')));
    const createdAt = new Date(SLOT.getTime() - 5 * MINUTE_MS);
    await world.db.commit([hintWrite('maple', { stream: 'orders', externalId: '1', createdAt })]);
    expect(await world.sweep()).toMatchObject({ hinted: 0, failed: 0 });
    world.minutes(30);
    expect(await world.sweep()).toMatchObject({ hinted: 1 });
  });
});
