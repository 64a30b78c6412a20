import { cohortStatsSchema } from '../model/cohorts';
import { productStatsSchema } from '../model/product-stats';
import { changeWrite, noteWrite } from '../store/outbox';
import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { createRecomputeWorld, NOW } from '../testing/recompute-world';

const DAY_MS = 86_400_000;

type World = Awaited<ReturnType<typeof createRecomputeWorld>>;

/** An order with two units of product 7, so many days before NOW. */
function orderBefore(index: number, days: number, customer = 1, locationId = '1000') {
  const made = makeOrder(index, new Date(NOW.getTime() - days * DAY_MS));
  const item = {
    productId: 'cur_7',
    name: 'Sample',
    category: 'flower' as const,
    quantity: 2,
    unitPriceCents: 500,
  };
  return {
    ...made,
    body: { ...made.body, customerId: `cur_${customer}`, locationId, items: [item] },
  };
}

const productsAt = ({ db }: World, id = 'products') => {
  const stored = db.dump().get(`orgs/maple/stats/${id}`);
  return stored && productStatsSchema.parse(stored);
};

async function soldFor(days: readonly number[]): Promise<World> {
  const world = await createRecomputeWorld();
  await commitTo(
    world.db,
    days.map((before, index) => orderBefore(index + 1, before)),
  );
  await world.recompute();
  return world;
}

describe('the figures of products', () => {
  it('are those of whole days up to yesterday, of all locations and of each', async () => {
    const world = await soldFor([0, 1, 3, 30]);
    const sales = {
      units7: 4,
      units28: 4,
      unitsBefore28: 2,
      salesCents28: 2_000,
      lastSoldOn: '2026-01-29',
    };
    expect(productsAt(world)).toStrictEqual({
      asOf: '2026-01-29',
      products: { cur_7: sales },
      computedAt: NOW,
    });
    expect(productsAt(world, 'products_1000')?.products).toStrictEqual(productsAt(world)?.products);
  });

  it('stand while today alone changes, and move on with midnight', async () => {
    const world = await soldFor([1]);
    const before = world.db.commits.length;
    await commitTo(world.db, [orderBefore(9, 0)]);
    await world.recompute();
    const written = world.db.commits.slice(before).flat();
    expect(written.filter(({ path }) => path.includes('products'))).toStrictEqual([]);
    world.now = new Date(NOW.getTime() + DAY_MS);
    await commitTo(world.db, [orderBefore(10, -1)]);
    await world.recompute();
    expect(productsAt(world)).toMatchObject({ asOf: '2026-01-30' });
    expect(Object.values(productsAt(world)?.products ?? {})).toMatchObject([{ units7: 4 }]);
  });

  it('follow a change of a past day', async () => {
    const world = await soldFor([1]);
    world.now = new Date(NOW.getTime() + 600_000);
    await commitTo(world.db, [orderBefore(2, 2)]);
    await world.recompute();
    expect(Object.values(productsAt(world)?.products ?? {})).toMatchObject([{ units28: 4 }]);
  });
});

const cohortsOf = ({ db }: World) =>
  cohortStatsSchema.parse(db.dump().get('orgs/maple/stats/cohorts'));

/** Stores orders as a run does, and computes. */
async function runWith(world: World, id: string, orders: ReturnType<typeof orderBefore>[]) {
  await commitTo(world.db, orders, {
    note: (effects) => noteWrite({ orgId: 'maple', runId: id, id: 'n', effects, createdAt: NOW }),
  });
  await world.db.commit([changeWrite('maple', id, { kind: 'run', runId: id, createdAt: NOW })]);
  await world.recompute();
}

describe('cohorts', () => {
  it.each([8_000, 2])(
    'are made after a run, %d orders at a time, without walk-in rows',
    async (ordersAtOnce) => {
      const world = await createRecomputeWorld({ ordersAtOnce });
      const guest = makeCustomer(3, NOW);
      await commitTo(world.db, [{ ...guest, body: { ...guest.body, guest: true } }]);
      await runWith(world, 'r1', [
        orderBefore(1, 40, 1, '1000'),
        orderBefore(2, 1, 1, '2000'),
        orderBefore(3, 2, 2, '2000'),
        orderBefore(4, 3, 2, '2000'),
        orderBefore(5, 4, 3, '2000'),
      ]);
      expect(cohortsOf(world)).toStrictEqual({
        cohorts: {
          '2025-12': { customers: 1, active: { '2025-12': 1, '2026-01': 1 } },
          '2026-01': { customers: 1, active: { '2026-01': 1 } },
        },
        locations: {
          '1000': { '2025-12': { customers: 1, active: { '2025-12': 1, '2026-01': 1 } } },
          '2000': { '2026-01': { customers: 1, active: { '2026-01': 1 } } },
        },
        sales: 5,
        computedAt: NOW,
      });
    },
  );

  it('stand for a week while few sales come, and are made anew after it', async () => {
    const world = await createRecomputeWorld();
    const many = Array.from({ length: 20 }, (_, index) => orderBefore(index + 1, 1, index + 1));
    await runWith(world, 'r1', many);
    world.now = new Date(NOW.getTime() + 6 * DAY_MS);
    await runWith(world, 'r2', [orderBefore(21, 1, 21)]);
    expect(cohortsOf(world).cohorts).toMatchObject({ '2026-01': { customers: 20 } });
    world.now = new Date(NOW.getTime() + 7 * DAY_MS);
    await runWith(world, 'r3', [orderBefore(22, 1, 22)]);
    expect(cohortsOf(world).cohorts).toMatchObject({ '2026-01': { customers: 22 } });
  });
});
