import { startSimulatedOrg, type SimulatedOrg } from '../testing/simulated-org';
import { recordPaths } from '../testing/watched-database';

let world: SimulatedOrg;
afterEach(() => world.stop());

const STREAMS = ['customers', 'orders', 'products'] as const;

describe('the first sync', () => {
  it('stores every record once', async () => {
    world = await startSimulatedOrg();
    const { counts } = world.simulator.truth();
    const { outcome, run } = await world.run();
    expect(outcome).toBe('succeeded');
    expect(recordPaths(world.db.written)).toHaveLength(
      counts.customers + counts.orders + counts.products,
    );
    expect(new Set(recordPaths(world.db.written)).size).toBe(
      counts.customers + counts.orders + counts.products,
    );
    for (const stream of STREAMS) {
      expect(run.reports[stream]).toMatchObject({
        state: 'complete',
        error: null,
        counts: { created: counts[stream], updated: 0, unchanged: 0, stale: 0, quarantined: 0 },
      });
    }
    const stored = await Promise.all(
      (['customer', 'order', 'product'] as const).map((name) => world.documents(name)),
    );
    expect(stored.map(({ length }) => length)).toStrictEqual([
      counts.customers,
      counts.orders,
      counts.products,
    ]);
  });

  it('leaves a run, a badge and what it cost', async () => {
    world = await startSimulatedOrg({ customers: 20, orders: 60 });
    const { run } = await world.run();
    expect(run).toMatchObject({ state: 'succeeded', attempts: 1, error: null });
    expect(run.cost.apiCalls).toBeGreaterThanOrEqual(world.simulator.journalCounts().total);
    expect(run.cost.writes + run.cost.deletes).toBe(world.db.written.length - 1);
    expect(await world.read('status/sync')).toMatchObject({
      lastRunState: 'succeeded',
      lastSuccessAt: run.finishedAt,
      lastError: null,
      attention: { quarantined: 0, holds: 0 },
    });
  });
});

describe('a second sync', () => {
  it('writes no record and rings nobody, for at most 12 reads and one for each manifest shard', async () => {
    world = await startSimulatedOrg();
    await world.run();
    await world.drain();
    world.db.forget();
    const { outcome, run } = await world.run();
    expect(outcome).toBe('succeeded');
    expect(recordPaths(world.db.written)).toStrictEqual([]);
    expect(await world.documents('change')).toStrictEqual([]);
    expect(run.reports.customers?.counts).toMatchObject({ created: 0, updated: 0, unchanged: 60 });
    expect(run.cost.reads).toBeLessThanOrEqual(12 + 3);
  });

  it('brings what has changed since, and nothing else', async () => {
    world = await startSimulatedOrg();
    await world.run();
    world.db.forget();
    const { id } = world.simulator.orders.place({ id_customer: 'random' });
    const { run } = await world.run();
    const [order, ...sold] = recordPaths(world.db.written);
    expect(order).toBe(`orgs/${world.orgId}/orders/alv_${id}`);
    expect(sold.filter((path) => !path.includes('/products/'))).toStrictEqual([]);
    expect(run.reports.orders?.counts).toMatchObject({ created: 1, updated: 0 });
  });

  it('logs in once for many runs', async () => {
    world = await startSimulatedOrg({ customers: 10, orders: 20 });
    await world.run();
    await world.run();
    expect(world.simulator.journalCounts().logins).toBe(1);
  });
});

describe('a wrong PIN', () => {
  it('needs attention after at most two logins, and stops the schedule', async () => {
    world = await startSimulatedOrg({ customers: 10, orders: 20, wrongPin: true });
    const { outcome, run } = await world.run();
    expect(outcome).toBe('failed');
    expect(run.error).toContain('PIN');
    expect(await world.read('')).toMatchObject({
      status: 'needs_attention',
      statusReason: run.error,
    });
    expect(world.simulator.journalCounts().logins).toBeLessThanOrEqual(2);
    const next = await world.run();
    expect(next.outcome).toBe('cancelled');
    expect(world.simulator.journalCounts().logins).toBeLessThanOrEqual(2);
    expect(await world.read('status/sync')).toMatchObject({
      lastRunState: 'failed',
      lastSuccessAt: null,
    });
  });
});

describe('two workers', () => {
  it('never write a record twice, and the one that came second yields', async () => {
    world = await startSimulatedOrg({ customers: 20, orders: 60 });
    const both = await Promise.all([world.run(), world.run()]);
    const outcomes = both.map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toStrictEqual(new Set(['succeeded', 'superseded']));
    expect(recordPaths(world.db.written)).toHaveLength(new Set(recordPaths(world.db.written)).size);
  });
});
