import { SEGMENTS } from '../model/segment';
import { ORDER_STATUSES } from '../model/order';
import { currentStatsSchema, type CurrentStats } from '../model/stats';
import type { Database, Reader, Write } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Aggregate, Condition } from './query';

const EXISTS: Condition = ['source.deletedAt', '==', null];

function countWhere(collection: string, ...where: Condition[]): Aggregate {
  return { query: { collection, where: [EXISTS, ...where] } };
}

/** Every aggregation that {@link countEverything} makes, by what it counts. */
export function statsAggregates(orgId: string) {
  const customers = collectionOf('customer', { org: orgId });
  const orders = collectionOf('order', { org: orgId });
  const products = collectionOf('product', { org: orgId });
  return {
    customers: countWhere(customers),
    guests: countWhere(customers, ['profile.guest', '==', true]),
    withOrders: countWhere(customers, ['insights.totals.orderCount', '>', 0]),
    segments: SEGMENTS.map((segment) => countWhere(customers, ['insights.segment', '==', segment])),
    orders: countWhere(orders),
    counted: { ...countWhere(orders, ['counted', '==', true]), sum: 'totals.totalCents' },
    statuses: ORDER_STATUSES.map((status) => countWhere(orders, ['status', '==', status])),
    products: countWhere(products),
    priced: countWhere(products, ['priceCents', '>', 0]),
  };
}

/** Counts an org's records, all at one instant. Deleted records are left out. */
export async function countEverything(
  db: Database,
  orgId: string,
  now: Date,
): Promise<CurrentStats> {
  const wanted = statsAggregates(orgId);
  return db.atOneTime(async (reader) => {
    const [single, segments, statuses] = await Promise.all([
      reader.aggregate([
        wanted.customers,
        wanted.guests,
        wanted.withOrders,
        wanted.orders,
        wanted.counted,
        wanted.products,
        wanted.priced,
      ]),
      reader.aggregate(wanted.segments),
      reader.aggregate(wanted.statuses),
    ]);
    const [customers, guests, withOrders, orders, counted, products, priced] = single.map(
      ({ count }) => count,
    );
    return currentStatsSchema.parse({
      customers: { total: customers, guests, withOrders },
      segments: zip(SEGMENTS, segments),
      orders: {
        total: orders,
        counted,
        revenueCents: single[4]?.sum,
        byStatus: zip(ORDER_STATUSES, statuses),
      },
      products: { total: products, priced },
      computedAt: now,
    });
  });
}

/**
 * The counts as they stand; null before the first.
 * @throws {CorruptDocument} when they have another shape and nobody is named to report to.
 */
export async function readCurrentStats(
  db: Reader,
  orgId: string,
  onCorrupt: (error: CorruptDocument) => void = rethrow,
): Promise<CurrentStats | null> {
  const [document] = await db.getAll([pathOf('stats', { org: orgId, id: 'current' })]);
  return document ? parseReadable(currentStatsSchema, document, onCorrupt) : null;
}

function rethrow(error: CorruptDocument): never {
  throw error;
}

/** The write that stores the counts. It belongs in a commit of the lease, so that older counts never replace newer ones. */
export function currentStatsWrite(orgId: string, stats: CurrentStats): Write {
  return { op: 'set', path: pathOf('stats', { org: orgId, id: 'current' }), data: { ...stats } };
}

function zip(
  keys: readonly string[],
  results: readonly { count: number }[],
): Record<string, number> {
  return Object.fromEntries(keys.map((key, index) => [key, results[index]?.count ?? 0]));
}
