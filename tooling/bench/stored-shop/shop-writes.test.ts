import { booksSummarySchema } from '../../../functions/src/model/books';
import { coPurchaseFitSchema } from '../../../functions/src/model/co-purchase';
import { contactSchema, customerSchema } from '../../../functions/src/model/customer';
import { dayStatsSchema } from '../../../functions/src/model/day-stats';
import { fitSchema } from '../../../functions/src/model/fit';
import { movesMonthSchema } from '../../../functions/src/model/moves';
import { orderSchema } from '../../../functions/src/model/order';
import { orgSchema } from '../../../functions/src/model/org';
import { productCostSchema, productSchema } from '../../../functions/src/model/product';
import { rulesSchema } from '../../../functions/src/model/rules';
import { syncStatusSchema } from '../../../functions/src/model/run';
import { seriesSchema } from '../../../functions/src/model/series';
import { currentStatsSchema } from '../../../functions/src/model/stats';
import { transitionSchema } from '../../../functions/src/model/transition';
import type { Write } from '../../../functions/src/store/database';
import { completeOptions } from '../../../simulator/options';
import { readOrderTruths } from '../../../simulator/world/order-truth';
import { truthSegment } from '../../../simulator/world/segments';
import { purchasesBySlot } from '../../../simulator/world/truth-customers';
import { VirtualClock } from '../../../simulator/world/virtual-clock';
import { createWorld } from '../../../simulator/world/world';
import { shopWrites } from './shop-writes';
import { inCommits } from './store-writes';

const NOW = new Date('2026-01-28T20:00:00Z');
const SIZES = { seed: 3, customers: 80, orders: 320 };

/** What lies at each kind of path, the first that matches. */
const SHAPES = [
  [/^orgs\/maple$/, orgSchema],
  [/\/rules\//, rulesSchema],
  [/\/private\/contact$/, contactSchema],
  [/\/private\/cost$/, productCostSchema],
  [/\/private\/coPurchase$/, coPurchaseFitSchema],
  [/\/customers\//, customerSchema],
  [/\/orders\//, orderSchema],
  [/\/products\//, productSchema],
  [/\/transitions\//, transitionSchema],
  [/\/models\//, fitSchema],
  [/\/stats\/current$/, currentStatsSchema],
  [/\/stats\/day_/, dayStatsSchema],
  [/\/stats\/series_/, seriesSchema],
  [/\/stats\/moves_/, movesMonthSchema],
  [/\/stats\/books$/, booksSummarySchema],
  [/\/status\/sync$/, syncStatusSchema],
] as const;

function make(): { documents: Map<string, unknown>; writes: Write[] } {
  const writes = [...shopWrites({ ...SIZES, orgId: 'maple', now: NOW })];
  const documents = new Map(
    writes.map((write) => [write.path, write.op === 'delete' ? null : write.data]),
  );
  return { documents, writes };
}

const { documents, writes } = make();

const below = (collection: string): unknown[] =>
  [...documents]
    .filter(([path]) => new RegExp(`^orgs/maple/${collection}/[^/]+$`).test(path))
    .map(([, data]) => data);

describe('a shop', () => {
  it('has documents of the shapes that are stored, each once', () => {
    expect(writes).toHaveLength(documents.size);
    for (const [path, data] of documents) {
      const shape = SHAPES.find(([pattern]) => pattern.test(path))?.[1];
      expect([path, shape?.parse(data)]).toStrictEqual([path, data]);
    }
    for (const [pattern] of SHAPES)
      expect([...documents.keys()].filter((path) => pattern.test(path))).not.toStrictEqual([]);
  });

  it('is the same for the same sizes at the same instant, and another one of another seed', () => {
    expect(make().writes).toStrictEqual(writes);
    const other = [...shopWrites({ ...SIZES, seed: 4, orgId: 'maple', now: NOW })];
    expect(other).not.toStrictEqual(writes);
  });

  it('comes to what the simulator knows of it', () => {
    const world = createWorld(completeOptions(SIZES), new VirtualClock(NOW), NOW.getTime());
    const orders = readOrderTruths(world);
    const sales = orders.filter(({ counted }) => counted);
    const purchases = purchasesBySlot(orders);
    const members = world.customers.list().filter((slot) => !world.customers.isGuest(slot));
    const segments = members.map((slot) =>
      truthSegment(purchases.get(slot) ?? null, NOW.getTime()),
    );
    const stats = currentStatsSchema.parse(documents.get('orgs/maple/stats/current'));
    expect(stats.orders).toMatchObject({
      total: 320,
      counted: sales.length,
      revenueCents: sales.reduce((sum, { totalCents }) => sum + totalCents, 0),
    });
    const sizes = { vip: 0, high_value: 0, frequent: 0, loyal: 0, regular: 0, new: 0, slipping: 0 };
    expect(stats.segments).toStrictEqual(
      segments.reduce<Record<string, number>>(
        (counts, segment) => ({ ...counts, [segment]: (counts[segment] ?? 0) + 1 }),
        { ...sizes, at_risk: 0, churned: 0 },
      ),
    );
    const days = below('stats').flatMap((data) => dayStatsSchema.safeParse(data).data ?? []);
    const counted = days.reduce((sum, { totals }) => sum + totals.orders, 0);
    expect(counted).toBe(sales.length);
  });

  it('tells every move of the last week in the journal and in the month', () => {
    const moved = below('customers').filter((data) => customerSchema.parse(data).moves === 1);
    const month = movesMonthSchema.parse(documents.get('orgs/maple/stats/moves_2026-01'));
    const flows = Object.values(month.days).flatMap((day) => Object.values(day.flows));
    const told = flows.flatMap((row) => Object.values(row)).reduce((sum, one) => sum + one, 0);
    expect(below('transitions')).toHaveLength(moved.length);
    expect(told).toBe(moved.length);
    expect(moved.length).toBeGreaterThan(0);
  });
});

/** A write of so many characters. */
const write = (characters: number): Write => ({
  op: 'set',
  path: 'a/b',
  data: { text: 'x'.repeat(characters - '{"text":""}'.length) },
});

describe('commits', () => {
  it('hold at most 300 writes', () => {
    const sizes = [...inCommits(Array.from({ length: 601 }, () => write(20)))];
    expect(sizes.map((one) => one.length)).toStrictEqual([300, 300, 1]);
  });

  it('hold at most three million characters, unless one write has more', () => {
    const given = [1_000_000, 2_000_000, 1, 4_000_000, 20].map((length) => write(length + 20));
    expect([...inCommits(given)].map((one) => one.length)).toStrictEqual([1, 2, 1, 1]);
  });

  it('are none of nothing', () => {
    expect([...inCommits([])]).toStrictEqual([]);
  });
});
