import type { Rejection } from '../model/observation';
import { PosError } from '../pos/errors';
import { StoreUnavailable } from '../store/errors';
import { updateOrg } from '../store/orgs';
import { LEASE_MS } from '../store/stream-lease';
import { makeCustomer, makeOrder, makeProduct } from '../testing/cursor-records';
import { createRunWorld, type RunWorld } from '../testing/memory-run';
import { onePageEach } from '../testing/scripted-adapter';

const AT = new Date('2026-01-28T20:00:00Z');
const indexes = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const small = () =>
  onePageEach(
    indexes(1, 3).flatMap((index) => [
      makeCustomer(index, AT),
      makeOrder(index, AT),
      makeProduct(index, AT),
    ]),
  );

const rejection = (
  stream: Rejection['stream'],
  externalId: string | null,
  raw = '{"total":null}',
): Rejection => ({
  stream,
  externalId,
  observedAt: AT,
  raw,
  reasons: ['total: is missing'],
});

describe('runSync', () => {
  it('stores every record once, counts it, and leaves one ring for all of it', async () => {
    const world = await createRunWorld(small());
    expect(await world.run('r1')).toBe('succeeded');
    const { reports, state, attempts, finishedAt } = world.readRun('r1');
    expect({ state, attempts, finishedAt }).toStrictEqual({
      state: 'succeeded',
      attempts: 1,
      finishedAt: world.now,
    });
    for (const stream of ['customers', 'orders', 'products'] as const) {
      expect(reports[stream]).toMatchObject({
        state: 'complete',
        counts: { pages: 1, fetched: 3, created: 3, unchanged: 0 },
      });
      expect(
        world.db.pathsUnder(`orgs/maple/${stream}/`).filter((path) => path.split('/').length === 4),
      ).toHaveLength(3);
    }
    const changes = world.db
      .pathsUnder('orgs/maple/changes/')
      .map((path) => world.db.dump().get(path));
    // The last stream's note rings; it needs no other.
    const products = ['cur_1', 'cur_2', 'cur_3'];
    expect(changes).toMatchObject([{ kind: 'run', runId: 'r1', effects: { products } }]);
    // Of customers, of orders, and of the day that was walked whole.
    expect(world.db.pathsUnder('orgs/maple/syncRuns/r1/notes/')).toHaveLength(3);
    expect(world.document('status/sync')).toMatchObject({
      lastSuccessAt: world.now,
      lastRunId: 'r1',
      lastRunState: 'succeeded',
      lastError: null,
    });
  });

  it('writes no record and rings nobody when nothing has changed, for few reads', async () => {
    const world = await createRunWorld(small());
    await world.run('r1');
    const [paths, commits] = [world.db.pathsUnder('orgs/maple/changes/'), world.db.commits.length];
    expect(await world.run('r2')).toBe('succeeded');
    const written = world.db.commits
      .slice(commits)
      .flat()
      .map(({ path }) => path.split('/')[2]);
    expect(new Set(written)).toStrictEqual(new Set(['status', 'streams', 'syncRuns']));
    expect(world.db.pathsUnder('orgs/maple/changes/')).toStrictEqual(paths);
    const { cost, reports } = world.readRun('r2');
    expect(reports.orders?.counts).toMatchObject({
      fetched: 3,
      created: 0,
      updated: 0,
      unchanged: 3,
    });
    expect(cost.reads).toBeLessThanOrEqual(12 + 3);
  });

  it.each(['One', 'Two', 'Three', 'Four'])(
    'stores a product that changed within the same second of the clock of the POS (%s)',
    async (name) => {
      const product = { ...makeProduct(1, AT), updatedAt: null };
      const world = await createRunWorld(onePageEach([product]));
      await world.run('r1');
      world.script.pages = onePageEach([{ ...product, body: { ...product.body, name } }]);
      await world.run('r2');
      await world.run('r3');
      expect(world.document(`products/${product.id}`)).toMatchObject({ name });
      expect(world.readRun('r3').reports.products?.counts).toMatchObject({ unchanged: 1 });
    },
  );

  it('drops a job of a run that does not exist, and of one that has ended', async () => {
    const world = await createRunWorld(small());
    expect(await world.deliver('none')).toBe('dropped');
    await world.run('r1');
    const commits = world.db.commits.length;
    expect(await world.deliver('r1')).toBe('dropped');
    expect(world.db.commits).toHaveLength(commits);
  });

  it('goes on when the next stream is reached after one has failed', async () => {
    const world = await createRunWorld(small());
    world.script.beforePage = (stream) => {
      if (stream === 'customers') throw new PosError('contract', 'no list');
    };
    expect(await world.run('r1')).toBe('partial');
    const { reports, error } = world.readRun('r1');
    expect(error).toBe('Alleaves answered in a form that is not known: no list');
    expect(reports.customers?.state).toBe('failed');
    expect(reports.orders).toMatchObject({ state: 'complete', counts: { created: 3 } });
  });

  it('asks nothing more of a POS that refused the login, and stops the schedule', async () => {
    const world = await createRunWorld(small());
    world.script.beforePage = () => {
      throw new PosError('authentication', 'no');
    };
    expect(await world.run('r1')).toBe('failed');
    expect(world.pos?.walks).toHaveLength(1);
    expect(world.db.dump().get('orgs/maple')).toMatchObject({
      status: 'needs_attention',
      statusReason: expect.stringContaining('PIN'),
    });
    expect(await world.run('r2')).toBe('cancelled');
    await world.queue('r3', { trigger: 'manual' });
    delete world.script.beforePage;
    expect(await world.deliver('r3')).toBe('succeeded');
  });

  it('throws when Firestore is away and finishes when it is rung again', async () => {
    const world = await createRunWorld(small());
    await world.queue('r1');
    world.db.faults.commit = (writes, apply) =>
      writes.some(({ path }) => path.includes('/orders/'))
        ? Promise.reject(new StoreUnavailable('away'))
        : Promise.resolve(apply());
    await expect(world.deliver('r1')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(world.readRun('r1').state).toBe('running');
    delete world.db.faults.commit;
    world.db.advance(LEASE_MS);
    world.now = new Date(world.now.getTime() + LEASE_MS);
    expect(await world.deliver('r1')).toBe('succeeded');
    expect(
      world.db.pathsUnder('orgs/maple/orders/').filter((path) => path.split('/').length === 4),
    ).toHaveLength(3);
  });
});

describe('runSync delivered twice', () => {
  it('lets one of two workers carry out a run that both start at once', async () => {
    const world = await createRunWorld(small());
    await world.queue('r1');
    const outcomes = await Promise.all([world.deliver('r1'), world.deliver('r1')]);
    expect(outcomes.toSorted()).toStrictEqual(['dropped', 'succeeded']);
    expect(world.readRun('r1')).toMatchObject({ state: 'succeeded', attempts: 1 });
  });

  it('leaves a run to the worker that is busy with it', async () => {
    const world = await createRunWorld(small());
    await world.queue('r1');
    const outcomes: string[] = [];
    world.script.beforePage = async (stream) => {
      if (stream === 'orders') outcomes.push(await world.deliver('r1'));
    };
    outcomes.push(await world.deliver('r1'));
    expect(outcomes).toStrictEqual(['dropped', 'succeeded']);
    expect(world.readRun('r1')).toMatchObject({ state: 'succeeded', attempts: 1 });
  });

  it('ends a second run of the org as superseded while the first one holds the stream', async () => {
    const world = await createRunWorld(small());
    await world.queue('r2');
    const outcomes: string[] = [];
    world.script.beforePage = async (stream) => {
      if (stream === 'customers' && outcomes.length === 0) {
        outcomes.push('started');
        outcomes.push(await world.deliver('r2'));
      }
    };
    outcomes.push(await world.run('r1'));
    expect(outcomes).toStrictEqual(['started', 'superseded', 'succeeded']);
    expect(world.readRun('r2')).toMatchObject({
      state: 'superseded',
      error: 'Another run of the organisation was at work.',
      finishedAt: world.now,
    });
    expect(world.document('status/sync')).toMatchObject({
      lastRunId: 'r1',
      lastRunState: 'succeeded',
    });
  });
});

const rings = (world: RunWorld): unknown[] =>
  world.db.pathsUnder('orgs/maple/changes/').map((path) => world.db.dump().get(path));

const loseRings = (world: RunWorld): void => {
  world.db.faults.commit = (writes, apply) =>
    writes.some(({ path }) => path.includes('/changes/'))
      ? Promise.reject(new StoreUnavailable('away'))
      : Promise.resolve(apply());
};

describe('the ring for what a run stored', () => {
  it('is made up for by the next attempt, even if that finds nothing new', async () => {
    const world = await createRunWorld({ ...small(), products: [] });
    loseRings(world);
    await expect(world.run('r1')).rejects.toBeInstanceOf(StoreUnavailable);
    delete world.db.faults.commit;
    world.now = new Date(world.now.getTime() + LEASE_MS);
    expect(await world.deliver('r1')).toBe('succeeded');
    expect(world.readRun('r1').reports.orders?.counts).toMatchObject({ created: 0, unchanged: 3 });
    expect(rings(world)).toMatchObject([{ kind: 'run', runId: 'r1' }]);
  });

  it('is made up for when the org is paused before the next attempt', async () => {
    const world = await createRunWorld({ ...small(), products: [] });
    loseRings(world);
    await expect(world.run('r1')).rejects.toBeInstanceOf(StoreUnavailable);
    delete world.db.faults.commit;
    await updateOrg(world.db, 'maple', { status: 'paused' });
    world.now = new Date(world.now.getTime() + LEASE_MS);
    expect(await world.deliver('r1')).toBe('cancelled');
    expect(rings(world)).toMatchObject([{ kind: 'run', runId: 'r1' }]);
  });
});

describe('a worker that was thought dead', () => {
  it('changes neither run nor badge after another one has finished its run', async () => {
    const world = await createRunWorld(small());
    await world.queue('r1');
    world.script.beforePage = async (stream) => {
      if (stream !== 'products' || world.pos === null) return;
      delete world.script.beforePage;
      world.now = new Date(world.now.getTime() + LEASE_MS);
      world.db.advance(LEASE_MS);
      expect(await world.deliver('r1')).toBe('succeeded');
    };
    expect(await world.deliver('r1')).toBe('dropped');
    expect(world.readRun('r1')).toMatchObject({ state: 'succeeded', attempts: 2 });
    expect(world.document('status/sync')).toMatchObject({
      lastRunState: 'succeeded',
      lastError: null,
    });
  });
});

describe('a walk that is interrupted', () => {
  const pages = {
    customers: [],
    orders: [indexes(1, 2), indexes(3, 4), indexes(5, 6)].map((page) =>
      page.map((index) => makeOrder(index, AT)),
    ),
  };

  it('goes on with the last page that is stored whole, and moves the watermark only at its end', async () => {
    const world = await createRunWorld(pages);
    world.script.beforePage = (stream, page) => {
      if (stream === 'orders' && page === 2) throw new PosError('transient', '503');
    };
    await world.run('r1');
    expect(world.document('streams/orders')).toMatchObject({
      watermark: null,
      checkpoint: { position: '1' },
      holder: null,
    });
    delete world.script.beforePage;
    expect(await world.run('r2')).toBe('succeeded');
    expect(world.pos?.walks.find(({ stream }) => stream === 'orders')).toMatchObject({
      resumeAt: '1',
      since: null,
    });
    expect(world.document('streams/orders')).toMatchObject({ watermark: AT, checkpoint: null });
    expect(
      world.db.pathsUnder('orgs/maple/orders/').filter((path) => path.split('/').length === 4),
    ).toHaveLength(6);
  });

  it('begins anew when the interruption lies too far back', async () => {
    const world = await createRunWorld(pages);
    world.script.beforePage = (stream, page) => {
      if (stream === 'orders' && page === 2) throw new PosError('transient', '503');
    };
    await world.run('r1');
    delete world.script.beforePage;
    world.now = new Date(world.now.getTime() + 6 * 3_600_000);
    await world.run('r2');
    expect(world.pos?.walks.find(({ stream }) => stream === 'orders')?.resumeAt).toBeNull();
  });

  it('asks next time for what is two days older than the newest order', async () => {
    const world = await createRunWorld(pages);
    await world.run('r1');
    await world.run('r2');
    expect(world.pos?.walks.find(({ stream }) => stream === 'orders')?.since).toStrictEqual(
      new Date('2026-01-26T20:00:00Z'),
    );
  });

  it('never puts the watermark beyond the clock of the POS', async () => {
    const future = new Date('2027-01-01T00:00:00Z');
    const world = await createRunWorld({
      customers: [],
      orders: [[makeOrder(1, AT), makeOrder(2, future)]],
    });
    await world.run('r1');
    expect(world.document('streams/orders')).toMatchObject({ watermark: AT });
  });
});

describe('rows that do not validate', () => {
  it('are set aside, counted and shown, while the rest is stored', async () => {
    const world = await createRunWorld({
      customers: [],
      orders: [[makeOrder(1, AT), rejection('orders', '7'), makeOrder(2, AT)]],
    });
    expect(await world.run('r1')).toBe('succeeded');
    expect(world.pos?.asked).toStrictEqual(['orders/7']);
    expect(world.readRun('r1').reports.orders?.counts).toMatchObject({
      fetched: 3,
      created: 2,
      quarantined: 1,
    });
    expect(world.document('quarantine/orders-7')).toMatchObject({
      state: 'waiting',
      attempts: 1,
      reasons: ['total: is missing'],
    });
    expect(world.document('quarantine/orders-7/private/raw')).toMatchObject({
      json: '{"total":null}',
    });
    expect(world.document('status/sync')).toMatchObject({
      attention: { quarantined: 1, holds: 0 },
    });
  });

  it('are neither asked for nor written again while they stay as they are', async () => {
    const world = await createRunWorld({
      customers: [],
      orders: [[rejection('orders', '7'), rejection('orders', null)]],
    });
    await world.run('r1');
    const commits = world.db.commits.length;
    await world.run('r2');
    expect(world.pos?.asked).toStrictEqual([]);
    expect(
      world.db.commits
        .slice(commits)
        .flat()
        .filter(({ path }) => path.includes('/quarantine/')),
    ).toStrictEqual([]);
    expect(world.readRun('r2').reports.orders?.counts.quarantined).toBe(2);
  });

  it('are stored at once when the POS answers better by id', async () => {
    const world = await createRunWorld({ customers: [], orders: [[rejection('orders', '7')]] });
    world.script.readOne = () => ({ outcome: 'found', observation: makeOrder(7, AT) });
    await world.run('r1');
    expect(world.document('orders/cur_7')).toMatchObject({ totals: { totalCents: 1_000 } });
    expect(world.db.pathsUnder('orgs/maple/quarantine/')).toStrictEqual([]);
  });

  it('are released when they become valid', async () => {
    const world = await createRunWorld({ customers: [], orders: [[rejection('orders', '7')]] });
    await world.run('r1');
    world.script.pages = { customers: [], orders: [[makeOrder(7, AT)]] };
    await world.run('r2');
    expect(world.document('orders/cur_7')).toMatchObject({ totals: { totalCents: 1_000 } });
    expect(world.db.pathsUnder('orgs/maple/quarantine/')).toStrictEqual([]);
    expect(world.document('status/sync')).toMatchObject({
      attention: { quarantined: 0, holds: 0 },
    });
  });

  it('do not keep the orders of a customer from having someone to belong to', async () => {
    const world = await createRunWorld({
      customers: [[rejection('customers', '1')]],
      orders: [[makeOrder(1, AT)]],
    });
    await world.run('r1');
    expect(world.document('customers/cur_1')).toMatchObject({ source: { stub: true } });
  });
});

describe('an empty walk where records are known', () => {
  it('deletes nothing, is held with the numbers, and asks for attention', async () => {
    const world = await createRunWorld(small());
    await world.run('r1');
    world.script.pages = { ...small(), customers: [[]] };
    expect(await world.run('r2')).toBe('partial');
    expect(world.readRun('r2').reports.customers).toMatchObject({
      state: 'held',
      error: 'The POS returned no customers where 3 are known; nothing was deleted.',
    });
    expect(world.document('holds/customers')).toMatchObject({
      reason: 'empty_walk',
      expected: 3,
      seen: 0,
      state: 'open',
    });
    expect(world.document('status/sync')).toMatchObject({ attention: { holds: 1 } });
    expect(world.document('customers/cur_1')).toMatchObject({ source: { deletedAt: null } });
    expect(world.readRun('r2').reports.orders?.state).toBe('complete');
  });

  it('is nothing to worry about for an org that never had any', async () => {
    const world = await createRunWorld({});
    expect(await world.run('r1')).toBe('succeeded');
    expect(world.db.pathsUnder('orgs/maple/holds/')).toStrictEqual([]);
  });
});
