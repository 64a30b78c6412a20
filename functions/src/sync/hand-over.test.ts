import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { cancelRun } from './cancel-run';

const AT = new Date('2026-01-28T20:00:00Z');
const SECOND_MS = 1_000;
const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => [makeCustomer(from + index, AT)]);

/** A POS whose every page takes a second. */
async function slowWorld(): Promise<RunWorld> {
  const world = await createRunWorld({ customers: rows(1, 9), orders: [[makeOrder(1, AT)]] });
  world.script.beforePage = () => {
    world.now = new Date(world.now.getTime() + SECOND_MS);
    world.db.advance(SECOND_MS);
  };
  return world;
}

const storedCustomers = (world: RunWorld) =>
  world.db.pathsUnder('orgs/maple/customers/').filter((path) => path.split('/').length === 4);

describe('a run that takes longer than one worker may', () => {
  it('is handed on until it is done, and counts everything once', async () => {
    const world = await slowWorld();
    world.handOverAfterMs = 4 * SECOND_MS;
    await world.queue('r1', { notAfter: new Date(world.now.getTime() + SECOND_MS) });
    expect(await world.deliver('r1')).toBe('queued');
    expect(world.rung).toEqual([{ orgId: 'maple', runId: 'r1' }]);
    expect(world.readRun('r1')).toMatchObject({ state: 'queued', handOvers: 1, worker: null });
    expect(storedCustomers(world)).toHaveLength(4);
    let outcome = await world.deliver('r1');
    while (outcome === 'queued') outcome = await world.deliver('r1');
    expect(outcome).toBe('succeeded');
    const run = world.readRun('r1');
    expect(run.handOvers).toBe(world.rung.length);
    expect(run.reports.customers).toMatchObject({ state: 'complete', counts: { created: 9 } });
    expect(storedCustomers(world)).toHaveLength(9);
  });

  it('does not do again what an earlier worker has finished', async () => {
    const world = await slowWorld();
    world.script.pages = {
      customers: rows(1, 2),
      orders: [[makeOrder(1, AT)], [makeOrder(2, AT)]],
    };
    world.handOverAfterMs = 3 * SECOND_MS;
    await world.queue('r1');
    expect(await world.deliver('r1')).toBe('queued');
    expect(world.readRun('r1').reports.customers?.state).toBe('complete');
    world.handOverAfterMs = Infinity;
    expect(await world.deliver('r1')).toBe('succeeded');
    expect(world.pos?.walks.map(({ stream }) => stream)).toEqual(['orders', 'products']);
  });

  it('does not count its starts against it as long as it makes progress', async () => {
    const world = await slowWorld();
    world.handOverAfterMs = 3 * SECOND_MS;
    await world.queue('r1');
    await world.deliver('r1');
    expect(world.readRun('r1').attempts).toBe(0);
  });

  it('gets through pages on which nothing has changed', async () => {
    const world = await slowWorld();
    await world.run('r1');
    world.handOverAfterMs = 4 * SECOND_MS;
    await world.queue('r2');
    const outcomes = [];
    while (outcomes.length < 9 && outcomes.at(-1) !== 'succeeded')
      outcomes.push(await world.deliver('r2'));
    expect(outcomes).toEqual(['queued', 'queued', 'queued', 'succeeded']);
  });

  it('compares to its end what a weekly walk has begun to compare', async () => {
    const world = await slowWorld();
    await world.run('r1');
    world.now = new Date(world.now.getTime() + 8 * 24 * 3_600_000);
    world.handOverAfterMs = 4 * SECOND_MS;
    await world.queue('r2');
    const began = world.now;
    await world.deliver('r2');
    expect(world.document('streams/customers')).toMatchObject({ checkpoint: { heal: true } });
    while ((await world.deliver('r2')) === 'queued');
    expect(world.document('streams/customers')).toMatchObject({ lastHealedAt: began });
  });

  it('ends as failed once three workers in a row came no further than one page', async () => {
    const world = await slowWorld();
    await world.run('r1');
    world.handOverAfterMs = SECOND_MS;
    await world.queue('r2');
    const outcomes = [];
    for (let delivery = 0; delivery < 4; delivery += 1) outcomes.push(await world.deliver('r2'));
    expect(outcomes).toEqual(['queued', 'queued', 'queued', 'failed']);
    expect(world.readRun('r2')).toMatchObject({
      state: 'failed',
      error:
        'Alleaves is too slow: 3 workers in a row came no further than one page, so no other is sent.',
      reports: { customers: { state: 'failed' } },
    });
    expect(world.document('status/sync')).toMatchObject({ lastRunState: 'failed' });
    delete world.script.beforePage;
    expect(await world.run('r3')).toBe('succeeded');
  });
});

const cancel = (world: RunWorld) =>
  cancelRun(
    { db: world.db, now: () => world.now, newId: () => 'a1' },
    { orgId: 'maple', runId: 'r1', by: 'u1' },
  );

describe('cancelRun', () => {
  it('ends a run that nobody has begun', async () => {
    const world = await slowWorld();
    await world.queue('r1');
    expect(await cancel(world)).toBe('cancelled');
    expect(await world.deliver('r1')).toBe('dropped');
    expect(await cancel(world)).toBe('already_ended');
    expect(world.document('audit/a1')).toStrictEqual({
      action: 'run_cancelled',
      target: 'r1',
      by: 'u1',
      at: world.now,
      expireAt: expect.any(Date),
    });
  });

  it('lets a worker end its run after the page it is at, and keeps what is stored', async () => {
    const world = await slowWorld();
    await world.queue('r1');
    const slow = world.script.beforePage;
    const answers: string[] = [];
    world.script.beforePage = async (stream, page) => {
      await slow?.(stream, page);
      if (page === 3) answers.push(await cancel(world), await cancel(world));
    };
    expect(await world.deliver('r1')).toBe('cancelled');
    expect(answers).toEqual(['requested', 'requested']);
    expect(world.readRun('r1')).toMatchObject({
      state: 'cancelled',
      error: 'The run was cancelled.',
    });
    expect(storedCustomers(world).length).toBeGreaterThanOrEqual(4);
    expect(storedCustomers(world).length).toBeLessThan(9);
    expect(world.document('streams/customers')).toMatchObject({ holder: null });
    delete world.script.beforePage;
    expect(await world.run('r2')).toBe('succeeded');
    expect(storedCustomers(world)).toHaveLength(9);
  });

  it('says that there is no such run', async () => {
    expect(await cancel(await slowWorld())).toBe('missing');
  });
});
