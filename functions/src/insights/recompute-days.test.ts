import { dayStatsSchema } from '../model/day-stats';
import { seriesSchema } from '../model/series';
import { noteWrite, changeWrite } from '../store/outbox';
import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, NOW, orderOf, outbox, range, T1 } from '../testing/recompute-world';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

type World = Awaited<ReturnType<typeof createRecomputeWorld>>;

const dayOf = ({ db }: World, day: string) => {
  const stored = db.dump().get(`orgs/maple/stats/day_${day}`);
  return stored && dayStatsSchema.parse(stored);
};

const lineOf = ({ db }: World, year: string) => {
  const stored = db.dump().get(`orgs/maple/stats/series_${year}`);
  return stored && seriesSchema.parse(stored);
};

/** An order of customer 1, so many days after T1. */
function orderOn(index: number, days: number, totalCents: number, customer: number | null = 1) {
  const made = makeOrder(index, new Date(T1.getTime() + days * DAY_MS));
  const customerId = customer === null ? null : `cur_${customer}`;
  return {
    ...made,
    body: { ...made.body, customerId, totals: { ...made.body.totals, totalCents } },
  };
}

const readsOf = async ({ db }: World, task: () => Promise<unknown>): Promise<number> => {
  const before = db.usage().reads;
  await task();
  return db.usage().reads - before;
};

/** Reads that one sale costs on a day with so many others. */
async function readsOfSaleAmong(orders: number): Promise<number> {
  const world = await createRecomputeWorld();
  await commitTo(
    world.db,
    range(1, orders).map((index) => orderOf(index, index, 1_000)),
  );
  await world.recompute();
  await commitTo(world.db, [orderOf(999, 999, 1_000)]);
  return readsOf(world, world.recompute);
}

describe('the figures of business days', () => {
  it('are stored for the days that a change affects, with the line of their year', async () => {
    const world = await createRecomputeWorld();
    await commitTo(world.db, [makeCustomer(1, T1)]);
    await commitTo(world.db, [orderOn(1, 0, 1_000), orderOn(2, 0, 500, null), orderOn(3, 2, 700)]);
    await world.recompute();
    expect(dayOf(world, '2026-01-20')).toMatchObject({
      totals: { orders: 2, revenueCents: 1_500, averageOrderCents: 750 },
      breakdown: { total: { buyers: { new: 1, returning: 0 }, anonymousOrders: 1 } },
    });
    expect(dayOf(world, '2026-01-22')).toMatchObject({
      totals: { orders: 1, revenueCents: 700 },
      breakdown: { total: { buyers: { new: 0, returning: 1 } } },
    });
    expect(lineOf(world, '2026')?.days).toMatchObject({
      '2026-01-20': { orders: 2, revenueCents: 1_500, newBuyers: 1, hours: { '15': 2 } },
      '2026-01-22': { orders: 1, returningBuyers: 1, locations: { '1000': { revenueCents: 700 } } },
    });
    expect(outbox(world.db)).toStrictEqual([]);
  });

  it('of an hour after a change go on saying the same, and are not written again', async () => {
    const world = await createRecomputeWorld();
    await commitTo(world.db, [orderOn(1, 0, 1_000)]);
    await world.recompute();
    const before = world.db.commits.length;
    world.now = new Date(NOW.getTime() + 60 * MINUTE_MS);
    const effects = { customers: [], days: ['2026-01-20'], products: [] };
    await world.db.commit([
      changeWrite('maple', 'again', { kind: 'records', effects, createdAt: NOW }),
    ]);
    await world.recompute();
    const written = world.db.commits.slice(before).flat();
    expect(written.filter(({ path }) => /day_|series_/.test(path))).toStrictEqual([]);
  });

  it('follow every change in their totals, and within minutes in their breakdown', async () => {
    const world = await createRecomputeWorld();
    await commitTo(world.db, [orderOn(1, 0, 1_000)]);
    await world.recompute();
    world.now = new Date(NOW.getTime() + MINUTE_MS);
    await commitTo(world.db, [orderOn(2, 0, 500)]);
    await world.recompute();
    expect(dayOf(world, '2026-01-20')).toMatchObject({
      totals: { orders: 2, revenueCents: 1_500 },
      breakdown: { total: { orders: 1 } },
    });
    expect(lineOf(world, '2026')?.days).toMatchObject({ '2026-01-20': { revenueCents: 1_500 } });
    world.now = new Date(NOW.getTime() + 5 * MINUTE_MS);
    await world.recompute();
    expect(dayOf(world, '2026-01-20')).toMatchObject({
      totals: { orders: 2 },
      breakdown: { total: { orders: 2, revenueCents: 1_500 } },
    });
    expect(outbox(world.db)).toStrictEqual([]);
  });

  it('follow a run at once', async () => {
    const world = await createRecomputeWorld();
    await commitTo(world.db, [orderOn(1, 0, 1_000)]);
    await world.recompute();
    await commitTo(world.db, [orderOn(2, 0, 500)], {
      note: (effects) =>
        noteWrite({ orgId: 'maple', runId: 'r1', id: 'n', effects, createdAt: NOW }),
    });
    await world.db.commit([
      changeWrite('maple', 'ring', { kind: 'run', runId: 'r1', createdAt: NOW }),
    ]);
    await world.recompute();
    expect(dayOf(world, '2026-01-20')?.breakdown.total.orders).toBe(2);
    expect(outbox(world.db)).toStrictEqual([]);
  });

  it('leave with the last order, from the line of the year too', async () => {
    const world = await createRecomputeWorld();
    await commitTo(world.db, [orderOn(1, 0, 1_000)]);
    await world.recompute();
    world.now = new Date(NOW.getTime() + 10 * MINUTE_MS);
    const moved = orderOn(1, 3, 1_000);
    await commitTo(world.db, [{ ...moved, updatedAt: NOW, observedAt: NOW }]);
    await world.recompute();
    expect(dayOf(world, '2026-01-20')).toBeUndefined();
    expect(Object.keys(lineOf(world, '2026')?.days ?? {})).toStrictEqual(['2026-01-23']);
  });

  it('cost a webhook no more reads when the day has many orders than when it has few', async () => {
    expect(await readsOfSaleAmong(90)).toBe(await readsOfSaleAmong(3));
  });

  it('of many days are read page by page, and are the same however small the pages are', async () => {
    const worlds = await Promise.all(
      [8_000, 3].map(async (ordersAtOnce) => {
        const world = await createRecomputeWorld({ ordersAtOnce });
        await commitTo(
          world.db,
          range(1, 60).map((index) => orderOn(index, Math.floor(index / 7) * 3, index, index % 9)),
        );
        await world.recompute();
        return world;
      }),
    );
    const [large, small] = worlds.map(({ db }) => {
      const dump = db.dump();
      return db.pathsUnder('orgs/maple/stats/').map((path) => [path, dump.get(path)]);
    });
    // Nine days, their year, cohorts, the whole, and the month of moves.
    expect(large).toHaveLength(13);
    expect(small).toStrictEqual(large);
  });

  it('of a day that cannot be computed hold up no other, and are tried again', async () => {
    const world = await createRecomputeWorld();
    const { db } = world;
    db.faults.commit = async (writes, apply) => {
      if (writes.some(({ path }) => path.endsWith('day_2026-01-21')))
        throw new RangeError('too large');
      return apply();
    };
    await commitTo(db, [orderOn(1, 0, 1_000), orderOn(2, 1, 500), orderOn(3, 2, 700)]);
    await world.recompute();
    expect(world.log).toContainEqual({ message: 'a business day could not be computed' });
    expect([0, 1, 2].map((days) => dayOf(world, `2026-01-2${days}`)?.totals.orders)).toStrictEqual([
      1,
      undefined,
      1,
    ]);
    delete db.faults.commit;
    world.now = new Date(NOW.getTime() + 60 * MINUTE_MS);
    await world.recompute();
    expect(dayOf(world, '2026-01-21')?.totals.orders).toBe(1);
    expect(outbox(db)).toStrictEqual([]);
  });
});
