import { coPurchaseFitSchema } from '../model/co-purchase';
import { customerSchema } from '../model/customer';
import { fitSchema } from '../model/fit';
import type { Write } from '../store/database';
import {
  completeWalks,
  createFitWorld,
  fillFitWorld,
  FIT_ID,
  type FitWorld,
} from '../testing/fit-world';
import { makeCustomer } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import { NOW, range, T1 } from '../testing/recompute-world';

const DAY_MS = 86_400_000;
const POPULATION = {
  seed: 1,
  customers: 400,
  days: 300,
  purchases: { r: 1.1, alpha: 1 / 0.03, a: 1.1, b: 5 },
  spend: { p: 6, q: 4, v: 3_200 },
};

const storedFit = (world: FitWorld, id = FIT_ID) =>
  fitSchema.parse(world.document(`/models/${id}`));
const fitIdOf = (world: FitWorld) => Object(world.document(''))['fitId'];

const change = (path: string, data: Readonly<Record<string, unknown>>): Write => ({
  op: 'update',
  path: path === '' ? 'orgs/maple' : `orgs/maple/${path}`,
  data,
});

async function createSmallWorld(): Promise<FitWorld> {
  const world = await createFitWorld();
  await world.sell(1, [
    ['2026-01-10', 2_000],
    ['2026-01-20', 4_000],
  ]);
  return world;
}

describe('the fit of an org', () => {
  it('gives every customer scores, a forecast and a lifetime value', async () => {
    const world = await createFitWorld();
    const customers = await fillFitWorld(world, POPULATION);
    expect(await world.fit()).toStrictEqual({ fitted: 1, failed: 0, cutShort: false });
    await world.recompute();
    for (const index of range(1, customers)) {
      const { insights } = customerSchema.parse(world.document(`/customers/cur_${index}`));
      expect(insights).toMatchObject({ fitId: FIT_ID, forecast: { asOfDay: '2026-01-29' } });
      expect(insights?.rfm?.scores).not.toBeNull();
      expect(insights?.lifetimeValue?.inputs.spentCents).toBeGreaterThan(0);
      expect(insights?.forecast?.lifetimeValueCents).toBeGreaterThan(0);
    }
    const fit = storedFit(world);
    expect(fit.asOf).toStrictEqual(new Date('2026-01-30T05:00:00Z'));
    expect(fit.purchase.gate.open).toBe(true);
    expect(fit.scorecard).toMatchObject({
      split: { calibrationEnd: '2025-10-31', holdoutEnd: '2026-01-29' },
      gate: { open: true },
    });
    const together = coPurchaseFitSchema.parse(
      world.document(`/models/${FIT_ID}/private/coPurchase`),
    );
    expect(together.customers).toBe(customers);
  });

  it('is not made twice, and costs two reads while it is young', async () => {
    const world = await createSmallWorld();
    await world.fit();
    const { reads, writes } = world.db.usage();
    world.now = new Date(NOW.getTime() + 6 * DAY_MS);
    expect(await world.fit()).toStrictEqual({ fitted: 0, failed: 0, cutShort: false });
    expect(world.db.usage()).toMatchObject({ reads: reads + 2, writes });
  });

  it.each([1, 2, 3, 4, 5])(
    'is the same when orders are read %i at a time',
    async (ordersAtOnce) => {
      const [world, other] = [await createSmallWorld(), await createSmallWorld()];
      for (const one of [world, other]) {
        await one.sell(2, [['2026-01-12', 1_000]]);
        await one.sell(3, [
          ['2026-01-13', 1_500],
          ['2026-01-16', 2_500],
        ]);
      }
      await world.fit();
      await other.fit({ ordersAtOnce });
      expect(storedFit(other)).toStrictEqual(storedFit(world));
      expect(storedFit(other).purchase.counts).toMatchObject({ customers: 3, orderDays: 5 });
    },
  );

  it('does not replace one that became current meanwhile', async () => {
    const world = await createSmallWorld();
    world.db.faults.commit = async (writes, apply) => {
      delete world.db.faults.commit;
      const stored = apply();
      expect(writes.map(({ path }) => path)).toContain(`orgs/maple/models/${FIT_ID}`);
      await world.db.commit([change('', { fitId: 'fit-2026-01-30' })]);
      return stored;
    };
    expect(await world.fit()).toMatchObject({ fitted: 0, failed: 0 });
    expect(fitIdOf(world)).toBe('fit-2026-01-30');
  });

  it('is made anew when it cannot be read any more', async () => {
    const world = await createSmallWorld();
    await world.fit();
    const path = `orgs/maple/models/${FIT_ID}`;
    await world.db.commit([{ op: 'update', path, data: { rfm: 'of an earlier version' } }]);
    expect(await world.fit()).toStrictEqual({ fitted: 1, failed: 0, cutShort: false });
    expect(storedFit(world).rfm.customers).toBe(1);
  });

  it.each([
    ['nobody', null, false, 60],
    ['a walk-in row alone', { guest: true, externalPoints: 9 }, false, 60],
    ['somebody', { guest: false, externalPoints: 9 }, true, 0],
  ])('finds out that the POS keeps points for %s', async (_, other, keepsPoints, points) => {
    const world = await createSmallWorld();
    const made = makeCustomer(1, T1);
    const later = new Date(T1.getTime() + 1);
    const rows = [{ ...made, updatedAt: later, body: { ...made.body, externalPoints: 0 } }];
    if (other) {
      const beside = makeCustomer(2, T1);
      rows.push({ ...beside, updatedAt: T1, body: { ...beside.body, ...other } });
    }
    await commitTo(world.db, rows);
    await world.fit();
    await world.recompute();
    expect(storedFit(world).keepsPoints).toBe(keepsPoints);
    const { insights } = customerSchema.parse(world.document('/customers/cur_1'));
    expect(insights?.points).toBe(points);
  });

  it('is followed by another one after a week', async () => {
    const world = await createSmallWorld();
    await world.fit();
    world.now = new Date(NOW.getTime() + 7 * DAY_MS);
    expect(await world.fit()).toMatchObject({ fitted: 1 });
    expect(fitIdOf(world)).toBe('fit-2026-02-05');
    expect(storedFit(world).asOfDay).toBe('2026-01-29');
  });

  it('leaves twelve fits', async () => {
    const world = await createSmallWorld();
    for (const week of range(0, 13)) {
      world.now = new Date(NOW.getTime() + 7 * week * DAY_MS);
      await world.fit();
    }
    const kept = world.db
      .pathsUnder('orgs/maple/models/')
      .filter((path) => !path.endsWith('/private/coPurchase'));
    expect(kept).toHaveLength(12);
    expect(kept[0]).toBe('orgs/maple/models/fit-2026-02-12');
    expect(world.db.pathsUnder('orgs/maple/models/')).toHaveLength(24);
  });

  it.each([
    ['nothing was walked whole', completeWalks(null)],
    ['there was no order', completeWalks(0)],
    ['the org is paused', [{ op: 'update', path: 'orgs/maple', data: { status: 'paused' } }]],
  ] satisfies [string, Write[]][])('is not made while %s', async (_, writes) => {
    const world = await createSmallWorld();
    await world.db.commit(writes);
    expect(await world.fit()).toStrictEqual({ fitted: 0, failed: 0, cutShort: false });
    expect(world.db.pathsUnder('orgs/maple/models/')).toStrictEqual([]);
  });

  it('waits for the next call when the time is up', async () => {
    const world = await createSmallWorld();
    expect(await world.fit({ until: NOW })).toStrictEqual({ fitted: 0, failed: 0, cutShort: true });
    expect(await world.fit({ until: new Date(NOW.getTime() + 1) })).toMatchObject({ fitted: 1 });
  });

  it.each([
    ['before', 1],
    ['after', 1],
    ['before', 2],
    ['after', 2],
  ])('is made whole by the next call when one is killed %s its commit %i', async (side, nth) => {
    const world = await createSmallWorld();
    await world.recompute();
    let commits = 0;
    world.db.faults.commit = (_, apply) => {
      commits += 1;
      if (commits !== nth) return Promise.resolve(apply());
      if (side === 'after') apply();
      return Promise.reject(new Error('killed'));
    };
    expect(await world.fit()).toStrictEqual({ fitted: 0, failed: 1, cutShort: false });
    expect(commits).toBe(nth);
    delete world.db.faults.commit;
    world.now = new Date(NOW.getTime() + 3_600_000);
    await world.fit();
    expect(fitIdOf(world)).toBe(FIT_ID);
    await world.recompute();
    expect(world.document('/customers/cur_1')).toMatchObject({ insights: { fitId: FIT_ID } });
    const done = world.db.commits.length;
    await world.fit();
    expect(world.db.commits).toHaveLength(done);
  });

  it('leaves out walk-in rows, who is deleted or erased, orders that are gone, and what came after its day', async () => {
    const world = await createSmallWorld();
    for (const index of range(2, 6)) await world.sell(index, [['2026-01-15', 1_000]]);
    await world.sell(7, [['2026-01-30', 9_000]]);
    const before = Object(world.document('/customers/cur_2'));
    const order = Object(world.document('/orders/cur_6'));
    await world.db.commit([
      change('customers/cur_2', { profile: { ...before.profile, guest: true } }),
      change('customers/cur_3', { source: { ...before.source, deletedAt: NOW } }),
      change('customers/cur_4', { source: { ...before.source, deletedAt: NOW, erasedAt: NOW } }),
      change('orders/cur_6', { source: { ...order.source, deletedAt: NOW } }),
    ]);
    await world.fit();
    const { rfm, purchase } = storedFit(world);
    expect(rfm.customers).toBe(2);
    expect(purchase.counts).toStrictEqual({
      customers: 2,
      repeaters: 1,
      orderDays: 3,
      spenders: 2,
    });
  });

  it('says that an order cannot be read and is made of the others', async () => {
    const world = await createSmallWorld();
    await world.db.commit([
      { op: 'update', path: 'orgs/maple/orders/cur_1', data: { totals: 'none' } },
    ]);
    expect(await world.fit()).toMatchObject({ fitted: 1, failed: 0 });
    expect(storedFit(world).purchase.counts.orderDays).toBe(1);
    expect(world.reported).toStrictEqual(['a record cannot be read and has no part in the fit']);
  });
});

describe('the fit of an org whose data carry none', () => {
  const worlds: [string, (world: FitWorld) => Promise<void>][] = [
    ['one order', (world) => world.sell(1, [['2026-01-10', 2_000]])],
    ['nothing paid', (world) => world.sell(1, [['2026-01-10', 0]])],
    ['a return alone', (world) => world.sell(1, [['2026-01-10', -500]])],
    ['no sale', (world) => world.sell(1, [['2026-01-10', 2_000]], { counted: false })],
    [
      'one day',
      async (world) => {
        for (const index of range(1, 210)) await world.sell(index, [['2026-01-10', 2_000]]);
      },
    ],
    [
      'nobody who comes back',
      async (world) => {
        for (const index of range(1, 210))
          await world.sell(index, [[`2025-${10 + (index % 3)}-15`, 2_000]]);
      },
    ],
  ];

  it.each(worlds)('is stored with its reason: %s', async (_, fill) => {
    const world = await createFitWorld();
    await fill(world);
    await world.recompute();
    expect(await world.fit()).toStrictEqual({ fitted: 1, failed: 0, cutShort: false });
    const { purchase, scorecard } = storedFit(world);
    expect(purchase.gate.open).toBe(false);
    expect(purchase.gate.message).toMatch(/needs|forecast/);
    expect(scorecard?.gate.open ?? false).toBe(false);
    await world.recompute();
    const { insights } = customerSchema.parse(world.document('/customers/cur_1'));
    expect(insights).toMatchObject({ fitId: FIT_ID, forecast: null });
    expect(insights?.lifetimeValue).not.toBeNull();
    expect([...world.db.dump().values()].flatMap(numbersOf).every(Number.isFinite)).toBe(true);
  });
});

function numbersOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value === null || typeof value !== 'object' || value instanceof Date) return [];
  return Object.values(value).flatMap(numbersOf);
}
