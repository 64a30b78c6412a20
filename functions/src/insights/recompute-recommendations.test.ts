import type { ProductBody } from '../model/product';
import type { Write } from '../store/database';
import { makeCustomer, makeProduct } from '../testing/cursor-records';
import { createFitWorld, type FitWorld } from '../testing/fit-world';
import { commitTo } from '../testing/memory-commit';
import { NOW, T1 } from '../testing/recompute-world';
import { createRecommender } from './recompute-recommendations';

const line = (product: number) => ({
  productId: `cur_${product}`,
  name: `Sample ${product}`,
  category: 'flower' as const,
  quantity: 1,
  unitPriceCents: 2_000,
});

const stocked = (available: number, priceCents = 2_500) => ({
  '1000': { onHand: available, available, priceCents, lowStockThreshold: null },
});

const refused = (reason: string) => ({ outcome: 'refused', reason });

async function store(
  world: FitWorld,
  index: number,
  change: Partial<ProductBody>,
  at = T1,
): Promise<void> {
  const product = makeProduct(index, at);
  await commitTo(world.db, [{ ...product, body: { ...product.body, ...change } }]);
}

/** Customer 1 bought product 1. Of products like it, 2 is in stock and 3 is not; 4 is of another kind, and dear. */
async function createOfferWorld() {
  const world = await createFitWorld();
  await world.sell(1, [['2026-01-10', 2_000]], { items: [line(1)] });
  for (const index of [1, 2]) await store(world, index, { stock: stocked(3) });
  await store(world, 3, { stock: stocked(0) });
  await store(world, 4, { stock: stocked(3, 12_000), category: 'edible' });
  await world.recompute();
  const recommend = createRecommender({
    db: world.db,
    now: () => world.now,
    log: () => undefined,
  });
  const ask = (customer: number, locationId: string | null = null) =>
    recommend({ orgId: 'maple', customerId: `cur_${customer}`, locationId });
  const offered = async (locationId: string | null = null) => {
    const result = await ask(1, locationId);
    return result.outcome === 'recommended'
      ? result.recommendations.map(({ productId }) => productId)
      : result.reason;
  };
  return Object.assign(world, { recommend, ask, offered });
}

const change = (path: string, data: Readonly<Record<string, unknown>>): Write => ({
  op: 'update',
  path: `orgs/maple${path}`,
  data,
});

describe('recommendations', () => {
  it('are what is in stock and speaks to the customer, with reasons', async () => {
    const world = await createOfferWorld();
    expect(await world.ask(1, '1000')).toMatchObject({
      outcome: 'recommended',
      recommendations: [
        {
          productId: 'cur_1',
          priceCents: 2_500,
          available: 3,
          reasons: [{ kind: 'category' }, { kind: 'price' }, { kind: 'bought' }],
        },
        { productId: 'cur_2', reasons: [{ kind: 'category' }, { kind: 'price' }] },
      ],
      asOf: NOW,
    });
  });

  it('leave out what an open hold names, and only that', async () => {
    const world = await createOfferWorld();
    const hold = {
      stream: 'products',
      reason: 'mass_vanish',
      expected: 4,
      seen: 3,
      ids: ['2'],
      state: 'open',
      createdAt: NOW,
    };
    await world.db.commit([{ op: 'set', path: 'orgs/maple/holds/products', data: hold }]);
    expect(await world.offered()).toStrictEqual(['cur_1']);
    await world.db.commit([change('/holds/products', { state: 'rejected' })]);
    world.now = new Date(NOW.getTime() + 60_000);
    expect(await world.offered()).toStrictEqual(['cur_1', 'cur_2']);
  });

  it('offer what buyers of the same buy together, as of the current fit', async () => {
    const world = await createOfferWorld();
    const pair = { productId: 'cur_4', customers: 40, expectedCustomers: 10, lift: 4 };
    const together = {
      asOf: NOW,
      customers: 400,
      products: [{ productId: 'cur_1', customers: 100, partners: [pair] }],
    };
    await world.db.commit([
      change('', { fitId: 'fit-2026-01-22' }),
      {
        op: 'set',
        path: 'orgs/maple/models/fit-2026-01-22/private/coPurchase',
        data: together,
      },
    ]);
    expect(await world.offered()).toStrictEqual(['cur_1', 'cur_2', 'cur_4']);
  });

  it('read the catalogue once a minute, and the customer each time', async () => {
    const world = await createOfferWorld();
    await world.offered();
    const reads = world.db.usage().reads;
    await store(world, 2, { stock: stocked(0) }, NOW);
    const written = world.db.usage().reads;
    expect(await world.offered()).toStrictEqual(['cur_1', 'cur_2']);
    expect(world.db.usage().reads - written).toBe(1);
    expect(written).toBeGreaterThan(reads);
    world.now = new Date(NOW.getTime() + 60_000);
    expect(await world.offered()).toStrictEqual(['cur_1']);
  });

  it('are asked for again after the store did not answer', async () => {
    const world = await createOfferWorld();
    world.db.faults.read = () => Promise.reject(new Error('away'));
    await expect(world.offered()).rejects.toThrow('away');
    delete world.db.faults.read;
    expect(await world.offered()).toStrictEqual(['cur_1', 'cur_2']);
  });

  it('are refused with the reason', async () => {
    const world = await createOfferWorld();
    expect(await world.ask(9)).toStrictEqual(refused('no_customer'));
    expect(await world.ask(1, '9')).toStrictEqual(refused('no_location'));
    const other = { orgId: 'other', customerId: 'cur_1', locationId: null };
    expect(await world.recommend(other)).toStrictEqual(refused('no_org'));
    await commitTo(world.db, [makeCustomer(2, T1)]);
    expect(await world.ask(2)).toStrictEqual(refused('not_computed'));
    await world.recompute();
    expect(await world.ask(2)).toStrictEqual(refused('no_orders'));
    const { profile, source } = Object(world.document('/customers/cur_1'));
    await world.db.commit([change('/customers/cur_1', { profile: { ...profile, guest: true } })]);
    expect(await world.ask(1)).toStrictEqual(refused('guest'));
    const erased = { ...source, deletedAt: NOW, erasedAt: NOW };
    await world.db.commit([change('/customers/cur_1', { source: erased })]);
    expect(await world.ask(1)).toStrictEqual(refused('gone'));
  });
});
