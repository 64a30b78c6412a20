import { deadChangeWrite, readWaitingLetters } from '../store/dead-letters';
import { CommitConflict } from '../store/errors';
import { createRun } from '../store/runs';
import { LEASE_MS } from '../store/stream-lease';
import { createOperatorTools } from '../testing/operator-tools';
import { redriveDeadLetter } from './dead-letters';
import { newRun } from './plan-run';
import { sweep } from './sweep';

const NOW = new Date('2026-01-28T20:07:30Z');
const EFFECTS = { customers: ['alv_1'], days: [], products: [] };

function rethrow(error: Error): never {
  throw error;
}

function createWorld() {
  const { db, rung, tools } = createOperatorTools(NOW);
  return {
    db,
    rung,
    document: (path: string) => db.dump().get(`orgs/maple/${path}`),
    redrive: (id: string) => redriveDeadLetter(tools, { orgId: 'maple', id, by: 'cli:ada' }),
    sweep: () => sweep({ ...tools, drain: () => Promise.resolve(), log: () => undefined }),
    addDeadChange: () =>
      db.commit([deadChangeWrite('maple', EFFECTS, { reason: 'broken', attempts: 6, at: NOW })]),
    waiting: async () => {
      return (await readWaitingLetters(db, 'maple', { limit: 10, onCorrupt: rethrow })).map(
        ({ id }) => id,
      );
    },
  };
}

/** A run whose workers have died so often. */
async function addRun(
  { db }: ReturnType<typeof createWorld>,
  attempts: number,
  trigger: 'schedule' | 'hint' = 'schedule',
) {
  const silent = new Date(NOW.getTime() - LEASE_MS);
  await createRun(db, 'maple', 'r1', {
    ...newRun({ trigger, now: silent, streams: ['orders'] }),
    state: 'running',
    startedAt: silent,
    attempts,
  });
}

describe('a run whose starts lead nowhere', () => {
  it('is a dead letter after five of them', async () => {
    const world = createWorld();
    await addRun(world, 5);
    expect(await world.sweep()).toMatchObject({ givenUp: 1, rung: 0 });
    expect(world.document('syncRuns/r1')).toMatchObject({ state: 'failed' });
    expect(world.document('deadLetters/run-r1')).toStrictEqual({
      kind: 'run',
      runId: 'r1',
      trigger: 'schedule',
      streams: ['orders'],
      reason: 'Gave up after 5 starts.',
      attempts: 5,
      state: 'waiting',
      createdAt: NOW,
      redrivenAt: null,
      redrivenAs: null,
    });
  });

  it('is on the badge until it is redriven', async () => {
    const world = createWorld();
    await world.addDeadChange();
    await addRun(world, 5);
    await world.sweep();
    expect(world.document('status/sync')).toMatchObject({ attention: { deadLetters: 2 } });
    await world.redrive('run-r1');
    expect(world.document('status/sync')).toMatchObject({
      lastRunId: 'r1',
      lastRunState: 'failed',
      attention: { quarantined: 0, holds: 0, deadLetters: 1 },
    });
  });

  it('is rung for again after four', async () => {
    const world = createWorld();
    await addRun(world, 4);
    expect(await world.sweep()).toMatchObject({ givenUp: 0, rung: 1 });
    expect(await world.waiting()).toEqual([]);
  });

  it('goes on when it was handed over, however late it is', async () => {
    const world = createWorld();
    const silent = new Date(NOW.getTime() - 3_600_000);
    const run = { ...newRun({ trigger: 'schedule', now: silent }), startedAt: silent };
    await createRun(world.db, 'maple', 'r1', run);
    expect(await world.sweep()).toMatchObject({ expired: 0, rung: 1 });
  });
});

describe('redrive', () => {
  it('makes a new run of the same trigger and streams, rings for it and says so on the letter', async () => {
    const world = createWorld();
    await addRun(world, 5);
    await world.sweep();
    const redriven = await world.redrive('run-r1');
    const as = 'schedule-20260128T200730-id2';
    expect(redriven).toStrictEqual({ outcome: 'redriven', as });
    expect(world.document(`syncRuns/${as}`)).toMatchObject({
      state: 'queued',
      trigger: 'schedule',
      redriveOf: 'r1',
      streams: ['orders'],
      attempts: 0,
    });
    expect(world.rung).toStrictEqual([{ orgId: 'maple', runId: as }]);
    expect(world.document('deadLetters/run-r1')).toMatchObject({
      state: 'redriven',
      redrivenAt: NOW,
      redrivenAs: as,
    });
    expect(await world.waiting()).toEqual([]);
  });

  it('leaves a run for hints a run for hints', async () => {
    const world = createWorld();
    await addRun(world, 5, 'hint');
    await world.sweep();
    expect(await world.redrive('run-r1')).toMatchObject({
      as: expect.stringMatching(/^hint-20260128T200730-/),
    });
  });

  it('makes a fresh outbox entry with no tries behind it, and notes who asked', async () => {
    const world = createWorld();
    await world.addDeadChange();
    const [id = ''] = await world.waiting();
    const redriven = await world.redrive(id);
    expect(redriven).toStrictEqual({ outcome: 'redriven', as: 'id1' });
    expect(world.document('changes/id1')).toStrictEqual({
      kind: 'records',
      effects: EFFECTS,
      attempts: 0,
      createdAt: NOW,
    });
    expect(world.document('audit/id2')).toStrictEqual({
      action: 'dead_letter_redriven',
      target: id,
      by: 'cli:ada',
      at: NOW,
      expireAt: expect.any(Date),
    });
    expect(world.rung).toEqual([]);
  });

  it('happens once, also when two ask at the same time', async () => {
    const world = createWorld();
    await world.addDeadChange();
    const [id = ''] = await world.waiting();
    const outcomes = await Promise.all([world.redrive(id), world.redrive(id)]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
      'already_redriven',
      'redriven',
    ]);
    expect(world.db.pathsUnder('orgs/maple/changes/')).toHaveLength(1);
    expect(await world.redrive(id)).toStrictEqual({ outcome: 'already_redriven' });
  });

  it('leaves everything as it was when its commit fails', async () => {
    const world = createWorld();
    await world.addDeadChange();
    const [id = ''] = await world.waiting();
    world.db.faults.commit = () => Promise.reject(new CommitConflict('somebody else'));
    await world.redrive(id);
    expect(world.db.pathsUnder('orgs/maple/changes/')).toEqual([]);
    expect(await world.waiting()).toEqual([id]);
  });

  it('knows no letter that does not exist', async () => {
    expect(await createWorld().redrive('run-r9')).toStrictEqual({ outcome: 'missing' });
  });
});

it('keeps one letter of the same things, waiting again when they were given up again', async () => {
  const world = createWorld();
  await world.addDeadChange();
  const [id = ''] = await world.waiting();
  await world.redrive(id);
  await world.addDeadChange();
  expect(await world.waiting()).toEqual([id]);
});
