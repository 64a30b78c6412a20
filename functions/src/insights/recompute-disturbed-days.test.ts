import { dayStatsSchema } from '../model/day-stats';
import { changeWrite } from '../store/outbox';
import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, NOW, outbox, T1 } from '../testing/recompute-world';

const DAY_MS = 86_400_000;

/** An order of customer 1, so many days after T1. */
function orderOn(index: number, days: number) {
  const made = makeOrder(index, new Date(T1.getTime() + days * DAY_MS));
  return { ...made, body: { ...made.body, customerId: 'cur_1' } };
}

const later = (hours: number): Date => new Date(NOW.getTime() + hours * 3_600_000);

type World = Awaited<ReturnType<typeof createRecomputeWorld>>;

function soldOn({ db }: World, day: string) {
  const { buyers, anonymousOrders } = dayStatsSchema.parse(
    db.dump().get(`orgs/maple/stats/day_${day}`),
  ).breakdown.total;
  return { ...buyers, anonymous: anonymousOrders };
}

async function worldWithTwoDays(): Promise<World> {
  const world = await createRecomputeWorld();
  await commitTo(world.db, [makeCustomer(1, T1)]);
  await commitTo(world.db, [orderOn(2, 2), orderOn(3, 4)]);
  await world.recompute();
  world.now = later(1);
  return world;
}

describe('a day on which nothing changed', () => {
  it('says of a buyer that they return, once an earlier sale comes to light', async () => {
    const world = await worldWithTwoDays();
    expect(soldOn(world, '2026-01-22')).toStrictEqual({ new: 1, returning: 0, anonymous: 0 });
    await commitTo(world.db, [orderOn(1, 0)]);
    await world.recompute();
    expect(soldOn(world, '2026-01-20')).toStrictEqual({ new: 1, returning: 0, anonymous: 0 });
    expect(soldOn(world, '2026-01-22')).toStrictEqual({ new: 0, returning: 1, anonymous: 0 });
    expect(soldOn(world, '2026-01-24')).toStrictEqual({ new: 0, returning: 1, anonymous: 0 });
    expect(outbox(world.db)).toStrictEqual([]);
  });

  it('says so too when the worker dies before it computes the day', async () => {
    const world = await worldWithTwoDays();
    await commitTo(world.db, [orderOn(1, 0)]);
    let dead = false;
    world.db.faults.commit = async (writes, apply) => {
      if (dead || writes.some(({ path }) => path.includes('/stats/'))) dead = true;
      if (dead) throw new Error('died');
      return apply();
    };
    await expect(world.recompute()).rejects.toThrow('died');
    delete world.db.faults.commit;
    world.db.advance(120_000);
    await world.recompute();
    expect(soldOn(world, '2026-01-22')).toStrictEqual({ new: 0, returning: 1, anonymous: 0 });
  });

  it('has anonymous sales once a customer turns out to be a walk-in row, and a buyer once they do not', async () => {
    const world = await worldWithTwoDays();
    const row = makeCustomer(1, later(0));
    await commitTo(world.db, [{ ...row, body: { ...row.body, guest: true } }]);
    await world.recompute();
    expect(soldOn(world, '2026-01-24')).toStrictEqual({ new: 0, returning: 0, anonymous: 1 });
    world.now = later(2);
    await commitTo(world.db, [makeCustomer(1, later(1))]);
    await world.recompute();
    expect(soldOn(world, '2026-01-22')).toStrictEqual({ new: 1, returning: 0, anonymous: 0 });
    expect(soldOn(world, '2026-01-24')).toStrictEqual({ new: 0, returning: 1, anonymous: 0 });
  });

  it('is named by no entry of its own where it is computed in any case', async () => {
    const world = await createRecomputeWorld();
    const left: string[] = [];
    world.db.faults.commit = async (writes, apply) => {
      left.push(...writes.flatMap(({ op, path }) => (op === 'set' ? path : [])));
      return apply();
    };
    await commitTo(world.db, [orderOn(2, 2), orderOn(3, 4)]);
    await world.db.commit([changeWrite('maple', 'other', { kind: 'stats', createdAt: T1 })]);
    await world.recompute();
    expect(left.filter((path) => path.includes('/changes/'))).toStrictEqual([]);
  });
});
