import { toSizes } from '../model/flow';
import { countEverything } from '../store/stats';
import { readMovements } from '../store/movements';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, NOW, orderOf, range } from '../testing/recompute-world';
import { reportMovers } from './movers';
import { reviewSegments } from './recompute-reviews';

const DAY_MS = 86_400_000;

type World = Awaited<ReturnType<typeof createRecomputeWorld>>;

/** Orders of a customer on a day after the beginning, and a review of everybody then. */
async function playDay(world: World, day: number, customers: readonly number[]): Promise<void> {
  const { db } = world;
  const at = new Date(NOW.getTime() + day * DAY_MS);
  world.now = at;
  const orders = customers.map((customer) => {
    const made = orderOf(day * 100 + customer, customer, 4_000);
    const businessDay = at.toISOString().slice(0, 10);
    return { ...made, observedAt: at, body: { ...made.body, placedAt: at, businessDay } };
  });
  if (orders.length > 0) await commitTo(db, orders, { now: () => at });
  await reviewSegments({ db, now: () => at, log: () => undefined });
  await world.recompute();
}

describe('a report of movers from what is stored', () => {
  it('gives the sizes that were counted a week before', async () => {
    const world = await createRecomputeWorld();
    await playDay(world, 0, range(1, 9));
    await playDay(world, 20, [4, 5]);
    await playDay(world, 28, [6]);
    const since = new Date(world.now.getTime() + 1);
    const counted = await countEverything(world.db, 'maple', world.now);
    await playDay(world, 29, [10, 11, 12]);
    await playDay(world, 31, []);
    await playDay(world, 34, [7, 10]);
    const report = reportMovers(await readMovements(world.db, 'maple', since));
    expect(report.sizes.before).toStrictEqual(toSizes((segment) => counted.segments[segment]));
    expect(report.flows).toStrictEqual([
      { from: 'new', to: 'loyal', customers: 4 },
      { from: 'new', to: 'slipping', customers: 5 },
    ]);
    const newcomers = { new: 3, loyal: 0 };
    expect(report.sizes.newcomers).toMatchObject(newcomers);
    expect(
      report.movers.map(({ customerId, to }) => `${customerId} ${to}`).toSorted(),
    ).toStrictEqual([
      'cur_1 slipping',
      'cur_2 slipping',
      'cur_3 slipping',
      'cur_4 loyal',
      'cur_5 loyal',
      'cur_6 loyal',
      'cur_7 loyal',
      'cur_8 slipping',
      'cur_9 slipping',
    ]);
  });
});
