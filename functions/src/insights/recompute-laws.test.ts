import * as fc from 'fast-check';
import { customerSchema } from '../model/customer';
import { dayStatsSchema } from '../model/day-stats';
import type { Observation } from '../model/observation';
import { orderSchema } from '../model/order';
import { seriesSchema } from '../model/series';
import { currentStatsSchema } from '../model/stats';
import { changeWrite } from '../store/outbox';
import { commitDeletions } from '../sync/commit-deletions';
import { makeCustomer, makeOrder } from '../testing/cursor-records';
import { commitTo } from '../testing/memory-commit';
import type { MemoryDatabase } from '../testing/memory-database';
import { createRecomputeWorld, NOW, outbox, range, T1 } from '../testing/recompute-world';
import { reviewSegments } from './recompute-reviews';

const HOUR_MS = 3_600_000;
const CUSTOMERS = 4;

/** Customer 1 is a walk-in row; customer 0 is nobody. */
const roster = range(1, CUSTOMERS).map((index) => {
  const row = makeCustomer(index, T1);
  return { ...row, body: { ...row.body, guest: index === 1 } };
});

/** One version of an order, as one look at the point of sale saw it. */
const version = fc.record({
  index: fc.integer({ min: 1, max: 6 }),
  version: fc.nat({ max: 3 }),
  customer: fc.nat({ max: CUSTOMERS }),
  hours: fc.nat({ max: 24 * 5 }),
  totalCents: fc.nat({ max: 10_000 }),
  state: fc.constantFrom('completed' as const, 'ready' as const, 'cancelled' as const),
  locationId: fc.constantFrom('1000', '2000'),
});

function toObservation(
  drawn: typeof version extends fc.Arbitrary<infer T> ? T : never,
): Observation {
  const { index, customer, hours, totalCents, state, locationId } = drawn;
  const made = makeOrder(index, new Date(T1.getTime() + hours * HOUR_MS));
  const seenAt = new Date(T1.getTime() + (200 + drawn.version) * HOUR_MS);
  const isSale = state === 'completed';
  return {
    ...made,
    updatedAt: seenAt,
    observedAt: seenAt,
    body: {
      ...made.body,
      customerId: customer === 0 ? null : `cur_${customer}`,
      locationId,
      status: state,
      counted: isSale,
      paidInFull: isSale,
      totals: { ...made.body.totals, totalCents },
    },
  };
}

/**
 * Stores deliveries in some sequence, computing now and then, until nothing waits and nobody is due.
 * @param gone orders that the point of sale no longer has in the end.
 * @returns the database.
 */
async function play(
  deliveries: readonly Observation[],
  computeAfter: readonly number[],
  gone: readonly number[] = [],
): Promise<MemoryDatabase> {
  const world = await createRecomputeWorld();
  await commitTo(world.db, roster);
  for (const [index, observation] of deliveries.entries()) {
    await commitTo(world.db, [observation]);
    if (!computeAfter.includes(index)) continue;
    world.now = new Date(world.now.getTime() + 90_000);
    await world.recompute();
  }
  await remove(world.db, gone);
  world.now = new Date(NOW.getTime() + 24 * HOUR_MS);
  world.db.advance(HOUR_MS);
  await world.recompute();
  await reviewSegments({ db: world.db, now: () => world.now, log: () => undefined });
  await world.recompute();
  // Counts that are young were left for later.
  world.now = new Date(world.now.getTime() + 120_000);
  await world.recompute();
  expect(outbox(world.db)).toStrictEqual([]);
  return world.db;
}

async function remove(db: MemoryDatabase, orders: readonly number[]): Promise<void> {
  await commitDeletions({
    db,
    orgId: 'maple',
    stream: 'orders',
    ids: orders.map((index) => `cur_${index}`),
    observedAt: NOW,
    note: (effects) => changeWrite('maple', 'gone', { kind: 'records', effects, createdAt: NOW }),
    commit: async (writes) => {
      await db.commit(writes);
    },
  });
}

/** What is stored of some kind, by path. */
function documentsOf(db: MemoryDatabase, kind: RegExp): [string, unknown][] {
  const dump = db.dump();
  return db.pathsUnder('orgs/maple/').flatMap((path): [string, unknown][] => {
    return kind.test(path) ? [[path, dump.get(path)]] : [];
  });
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

function readSums(db: MemoryDatabase) {
  const all = <T>(kind: RegExp, schema: { parse: (value: unknown) => T }): T[] =>
    documentsOf(db, kind).map(([, value]) => schema.parse(value));
  const sales = all(/\/orders\/[^/]+$/, orderSchema).filter(
    ({ counted, source }) => counted && source.deletedAt === null,
  );
  const customers = documentsOf(db, /\/customers\/[^/]+$/).map(([path, value]) => ({
    id: path.split('/').at(-1),
    insights: customerSchema.parse(value).insights,
  }));
  const known = new Set(customers.flatMap(({ id, insights }) => (insights && id ? [id] : [])));
  const days = all(/\/stats\/day_/, dayStatsSchema);
  const lines = all(/\/stats\/series_/, seriesSchema).flatMap(({ days: of }) => Object.values(of));
  const [current] = all(/\/stats\/current$/, currentStatsSchema);
  const anonymous = sales.filter(({ customerId }) => !known.has(customerId ?? ''));
  return {
    orders: sum(sales.map(({ totals }) => totals.totalCents)),
    days: sum(days.map(({ totals }) => totals.revenueCents)),
    breakdowns: sum(days.map(({ breakdown }) => breakdown.total.revenueCents)),
    lines: sum(lines.map(({ revenueCents }) => revenueCents)),
    current: current?.orders.revenueCents,
    people:
      sum(customers.map(({ insights }) => insights?.totals.spentCents ?? 0)) +
      sum(anonymous.map(({ totals }) => totals.totalCents)),
    newBuyers: sum(days.map(({ breakdown }) => breakdown.total.buyers.new)),
    everBought: customers.filter(({ insights }) => insights?.totals.firstOrderAt).length,
    anonymousOrders: sum(days.map(({ breakdown }) => breakdown.total.anonymousOrders)),
    anonymous: anonymous.length,
  };
}

describe('what is stored once nothing waits', () => {
  it('adds up: orders, days, years, people and the whole come to the same cent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(version, { maxLength: 14 }),
        fc.array(fc.nat({ max: 13 })),
        fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
        async (drawn, computeAfter, gone) => {
          const sums = readSums(await play(drawn.map(toObservation), computeAfter, gone));
          const { orders } = sums;
          expect(sums).toMatchObject({
            days: orders,
            breakdowns: orders,
            lines: orders,
            current: orders,
            people: orders,
            newBuyers: sums.everBought,
            anonymousOrders: sums.anonymous,
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('adds up also where somebody has more orders than are read of anybody', async () => {
    const deliveries = range(1, 1_110).map((index) =>
      toObservation({
        index,
        version: 0,
        customer: index % 111 === 0 ? 3 : 2,
        hours: index % 120,
        totalCents: 1_000 + index,
        state: index % 50 === 0 ? 'cancelled' : 'completed',
        locationId: '1000',
      }),
    );
    const sums = readSums(await play(deliveries, [1_050], [7]));
    const { orders } = sums;
    expect(sums).toMatchObject({
      days: orders,
      breakdowns: orders,
      lines: orders,
      current: orders,
      people: orders,
      newBuyers: 2,
      anonymousOrders: 0,
    });
    expect(orders).toBeGreaterThan(1_000_000);
  });

  it('is the same however often and in whichever sequence it was delivered and computed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(version, {
          maxLength: 10,
          selector: (one) => `${one.index}/${one.version}`,
        }),
        fc.array(fc.nat({ max: 13 })),
        fc.infiniteStream(fc.nat()),
        async (drawn, computeAfter, keys) => {
          const once = drawn.map(toObservation);
          const again = [...once, ...once.slice(0, 4)]
            .map((one) => ({ one, key: Number(keys.next().value) }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
          const left = await play(once, []);
          const right = await play(again, computeAfter);
          expect(figuresOf(right)).toStrictEqual(figuresOf(left));
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** What is concluded about customers, and figures that are not as of some earlier day or week. */
function figuresOf(db: MemoryDatabase): [string, unknown][] {
  const people = documentsOf(db, /\/customers\/[^/]+$/).map(([path, value]): [string, unknown] => {
    return [path, customerSchema.parse(value).insights];
  });
  return [...people, ...documentsOf(db, /\/stats\/(current|day_|series_)/)].map(timeless);
}

/** The same, without the times at which it was computed. */
function timeless([path, value]: [string, unknown]): [string, unknown] {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    key === 'computedAt' || key === 'asOf' ? null : inner,
  );
  return [path, JSON.parse(text)];
}
