import { z } from 'zod';
import { bookSchema } from '../model/books';
import { dayStatsSchema, type DaySales } from '../model/day-stats';
import { seriesSchema } from '../model/series';
import { currentStatsSchema } from '../model/stats';
import { startSimulatedOrg, type SimulatedOrg } from '../testing/simulated-org';

const MINUTE_MS = 60_000;

let world: SimulatedOrg;
beforeAll(async () => {
  world = await startSimulatedOrg({ customers: 60, orders: 400, locations: 2, seed: 5 });
  await sync();
}, 60_000);
afterAll(() => world.stop());

/** A sync, and minutes later whatever waits. */
async function sync(): Promise<void> {
  expect((await world.run()).outcome).toBe('succeeded');
  await world.drain();
  world.simulator.clock.change({ advanceMs: 6 * MINUTE_MS });
  await world.drain();
  expect(await world.documents('change')).toStrictEqual([]);
}

const listed = (name: string) => world.db.query({ collection: `orgs/${world.orgId}/${name}` });

async function readDays() {
  const documents = await listed('stats');
  const days = documents.filter(({ id }) => id.startsWith('day_'));
  return days.map(({ data }) => dayStatsSchema.parse(data));
}

/** What the point of sale knows of each day of each location, as day figures have it. */
function trueDays() {
  const days = Object.entries(world.simulator.truth().perDay);
  return new Map(
    days
      .filter(([, { countedOrders }]) => countedOrders > 0)
      .map(([key, { countedOrders, grossCents, discountCents, taxCents, totalCents }]) => [
        key,
        { orders: countedOrders, grossCents, discountCents, taxCents, revenueCents: totalCents },
      ]),
  );
}

async function storedDays() {
  const days = await readDays();
  const entries = days.flatMap(({ day, breakdown }) =>
    Object.entries(breakdown.locations)
      .filter(([, { orders }]) => orders > 0)
      .map(([location, sales]) => [`${location}/${day}`, moneyOf(sales)] as const),
  );
  return new Map(entries);
}

function moneyOf({ orders, grossCents, discountCents, taxCents, revenueCents }: DaySales) {
  return { orders, grossCents, discountCents, taxCents, revenueCents };
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

describe('the figures of a simulated shop', () => {
  it('are those of the point of sale, day by day and place by place', async () => {
    expect(trueDays().size).toBeGreaterThan(50);
    expect(await storedDays()).toStrictEqual(trueDays());
  });

  it('come to what the organisation comes to, and everybody who bought was new once', async () => {
    const days = await readDays();
    const current = currentStatsSchema.parse(await world.read('stats/current'));
    expect(sum(days.map(({ totals }) => totals.revenueCents))).toBe(current.orders.revenueCents);
    expect(sum(days.map(({ totals }) => totals.orders))).toBe(current.orders.counted);
    expect(sum(days.map(({ breakdown }) => breakdown.total.buyers.new))).toBe(
      current.customers.withOrders,
    );
    const lines = (await listed('stats')).filter(({ id }) => id.startsWith('series_'));
    const years = lines.flatMap(({ data }) => Object.values(seriesSchema.parse(data).days));
    expect(sum(years.map(({ revenueCents }) => revenueCents))).toBe(current.orders.revenueCents);
  });

  it('balance with what the point of sale said while it was read', async () => {
    const books = (await listed('books')).map(({ data }) => bookSchema.parse(data));
    expect(books.length).toBeGreaterThan(50);
    expect(books.filter(({ state }) => state !== 'balanced')).toStrictEqual([]);
  });

  it('follow what changes later', async () => {
    const stored = (await world.documents('order')).map(({ id, data }) => ({
      id: id.slice(id.indexOf('_') + 1),
      ...z.looseObject({ counted: z.boolean(), placedAt: z.date() }).parse(data),
    }));
    const newest = stored
      .filter(({ counted }) => counted)
      .toSorted((one, other) => other.placedAt.getTime() - one.placedAt.getTime());
    for (const { id } of newest.slice(0, 2))
      world.simulator.orders.change(id, { status: 'cancelled' });
    world.simulator.clock.change({ advanceMs: 25 * 60 * MINUTE_MS });
    await sync();
    expect(await storedDays()).toStrictEqual(trueDays());
    const books = (await listed('books')).map(({ data }) => bookSchema.parse(data));
    expect(books.filter(({ state }) => state !== 'balanced')).toStrictEqual([]);
  });
});
