import { dayStatsSchema } from '../model/day-stats';
import { insightsSchema, type Insights } from '../model/insights';
import type { OrderObservation } from '../model/observation';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, insightsOf, NOW, orderOf, range } from '../testing/recompute-world';
import { recomputeCustomers } from './recompute-customers';

const HOUR_MS = 3_600_000;
const FIRST_AT = new Date('2025-10-01T12:00:00Z');

/** The nth order of a customer, an hour after the one before. */
function hourly(n: number, customer: number, counted = true): OrderObservation {
  const made = orderOf(10_000 * customer + n, customer, 1_050 + n);
  const placedAt = new Date(FIRST_AT.getTime() + n * HOUR_MS);
  const businessDay = placedAt.toISOString().slice(0, 10);
  const status = counted ? 'completed' : 'cancelled';
  return { ...made, body: { ...made.body, placedAt, businessDay, counted, status } };
}

/** What so many orders, from the nth on, come to. */
const centsOf = (orders: readonly OrderObservation[]): number =>
  orders.reduce((sum, { body }) => sum + (body.counted ? body.totals.totalCents : 0), 0);

/** A shop with customers of no order, and one with these. */
async function createShop(orders: readonly OrderObservation[], customers = 1) {
  const world = await createRecomputeWorld();
  await commitTo(
    world.db,
    range(1, customers).map((index) => makeCustomer(index, FIRST_AT)),
  );
  for (let at = 0; at < orders.length; at += 100)
    await commitTo(world.db, orders.slice(at, at + 100));
  const insights = (): Insights => insightsSchema.parse(insightsOf(world.db, 1));
  const compute = (ids: readonly number[]) =>
    recomputeCustomers(
      {
        db: world.db,
        orgId: 'maple',
        lease: { commit: (writes) => world.db.commit(writes).then(() => undefined) },
        now: () => NOW,
        stillAlive: () => Promise.resolve(),
      },
      ids.map((index) => `cur_${index}`),
    );
  return { world, db: world.db, insights, compute };
}

/** Computes all that waits, what was left for later too. */
async function computeAll(world: Awaited<ReturnType<typeof createRecomputeWorld>>): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    world.now = new Date(world.now.getTime() + HOUR_MS);
    world.db.advance(HOUR_MS);
    await world.recompute();
  }
}

describe('a customer with more orders than are read', () => {
  const orders = range(1, 1_200).map((n) => hourly(n, 1, n % 10 !== 0));
  const counted = orders.filter(({ body }) => body.counted);

  it('has the totals of all of them, and says of how many the rest is made', async () => {
    const shop = await createShop(orders);
    expect([...(await shop.compute([1]))]).toStrictEqual([]);
    const insights = shop.insights();
    expect(counted).toHaveLength(1_080);
    expect(insights.totals).toStrictEqual({
      orderCount: 1_080,
      spentCents: centsOf(orders),
      averageCents: Math.floor(centsOf(orders) / 1_080 + 0.5),
      firstOrderAt: new Date('2025-10-01T13:00:00Z'),
      lastOrderAt: new Date('2025-11-20T11:00:00Z'),
    });
    const listed = orders.slice(-1_000).filter(({ body }) => body.counted);
    expect(listed).toHaveLength(900);
    expect(insights.basis).toStrictEqual({ orders: 900, of: 1_080 });
    expect(insights.preferences.basis.orders).toBe(900);
    expect(insights.points).toBe(
      listed.reduce((sum, { body }) => sum + Math.floor(body.totals.totalCents / 100), 0) +
        Math.floor((centsOf(orders) - centsOf(listed)) / 100),
    );
    expect(insights.why.text).toBe(
      'At Risk: last order Nov 20, 2025, 60 days without another needed, which is Jan 19, 2026',
    );
  });

  it('is the same whether computed alone or among many who are read in one go', async () => {
    const alone = await createShop(orders);
    await alone.compute([1]);
    const others = range(2, 31).flatMap((id) => [hourly(1, id)]);
    const shop = await createShop([...orders, ...others], 31);
    expect([...(await shop.compute(range(1, 31)))]).toStrictEqual([]);
    expect(shop.insights()).toStrictEqual(alone.insights());
    expect(insightsOf(shop.db, 31)).toMatchObject({ totals: { orderCount: 1 } });
    expect(insightsOf(shop.db, 31)).not.toHaveProperty('basis');
  });

  it('is known by their sums when none of the newest orders is a sale', async () => {
    const some = range(1, 1_100).map((n) => hourly(n, 1, n <= 50));
    const shop = await createShop(some);
    expect([...(await shop.compute([1]))]).toStrictEqual([]);
    expect(shop.insights()).toMatchObject({
      totals: {
        orderCount: 50,
        spentCents: centsOf(some),
        firstOrderAt: new Date('2025-10-01T13:00:00Z'),
        lastOrderAt: new Date('2025-10-03T14:00:00Z'),
      },
      basis: { orders: 0, of: 50 },
      preferences: { basis: { orders: 0 } },
    });
  });

  it('costs no more reads the more orders there are', async () => {
    const reads: number[] = [];
    for (const count of [1_100, 1_600]) {
      const shop = await createShop(range(1, count).map((n) => hourly(n, 1)));
      await shop.compute([1]);
      const late = hourly(count + 1, 1);
      await commitTo(shop.db, [late]);
      const before = shop.db.usage().reads;
      await shop.compute([1]);
      reads.push(shop.db.usage().reads - before);
      expect(shop.insights().totals.orderCount).toBe(count + 1);
    }
    expect(reads[1]).toBe(reads[0]);
    expect(reads[0]).toBeLessThan(1_020);
  });

  it('has the next day say that they were new, when all orders of their first day are voided', async () => {
    const { world, db, insights } = await createShop(orders);
    await computeAll(world);
    const newBuyers = (day: string): unknown =>
      dayStatsSchema.safeParse(db.dump().get(`orgs/maple/stats/day_${day}`)).data?.breakdown.total
        .buyers.new;
    expect([newBuyers('2025-10-01'), newBuyers('2025-10-02')]).toStrictEqual([1, 0]);
    const at = new Date('2026-01-25T12:00:00Z');
    const firstDay = orders.slice(0, 11).map((order) => {
      const body = { ...order.body, counted: false, status: 'cancelled' as const };
      return { ...order, updatedAt: at, observedAt: at, body };
    });
    await commitTo(db, firstDay);
    await computeAll(world);
    expect(insights()).toMatchObject({
      totals: { orderCount: 1_070, firstOrderAt: new Date('2025-10-02T00:00:00Z') },
      basis: { orders: 900, of: 1_070 },
    });
    expect([newBuyers('2025-10-01'), newBuyers('2025-10-02')]).toStrictEqual([undefined, 1]);
  });

  it.each([
    ['as many orders as are read', range(1, 1_000).map((n) => hourly(n, 1)), 1_000],
    ['fewer sales, though more orders', range(1, 1_001).map((n) => hourly(n, 1, n > 1)), 1_000],
  ])('does not say so of %s', async (_, some, orderCount) => {
    const shop = await createShop(some);
    await shop.compute([1]);
    expect(shop.insights()).toMatchObject({
      totals: { orderCount, spentCents: centsOf(some) },
      preferences: { basis: { orders: orderCount } },
    });
    expect(shop.insights()).not.toHaveProperty('basis');
  });
});
