import { pairFigures, unequal } from '../../cli/verify/figures';
import type { Customer } from '../../functions/src/model/customer';
import type { CurrentStats } from '../../functions/src/model/stats';
import type { Database } from '../../functions/src/store/database';
import { walkRecords } from '../../functions/src/store/records';
import type { Simulator } from '../../simulator/simulator';
import type { Truth } from '../../simulator/world/truth';
import type { CustomerTruth } from '../../simulator/world/truth-customers';
import { DEMO_ORG_ID } from './demo-org';

/**
 * What stands in Firestore against what the simulator knows to be true, which it works out from its own data with code of its own.
 * Each segment is asked for at the very instant at which it was computed.
 * @returns one line for every difference.
 */
export async function compareWithTruth(
  db: Database,
  simulator: Simulator,
  stats: CurrentStats | null,
): Promise<string[]> {
  const stored = new Map<string, Customer>();
  for await (const record of walkRecords(db, DEMO_ORG_ID, 'customers')) {
    if (record.stream === 'customers') stored.set(record.value.source.externalId, record.value);
  }
  const truth = simulator.truth({ customers: true });
  const computedAt: Record<string, string> = {};
  for (const [id, { insights }] of stored)
    if (insights) computedAt[id] = insights.computedAt.toISOString();
  const segments: Record<string, string> = simulator.segmentsAt(computedAt);
  const differences = compareCounts(stats, truth);
  for (const customer of truth.perCustomer ?? []) {
    const { id_customer: id } = customer;
    differences.push(...compareCustomer(customer, segments[id] ?? null, stored.get(id)));
    stored.delete(id);
  }
  return [
    ...differences,
    ...[...stored.keys()].map((id) => `customer ${id}: stored, but not in the truth`),
  ];
}

/** One customer's figures against the truth. `segment` is the true one at the instant of the stored insights. */
export function compareCustomer(
  truth: CustomerTruth,
  segment: string | null,
  stored: Customer | undefined,
): string[] {
  const name = `customer ${truth.id_customer}`;
  if (!stored) return [`${name}: not stored`];
  const { insights } = stored;
  if (truth.guest) return insights ? [`${name}: a guest has insights`] : [];
  if (!insights) return [`${name}: no insights`];
  const { totals } = insights;
  const pairs: [string, unknown, unknown][] = [
    ['segment', insights.segment, segment],
    ['orders', totals.orderCount, truth.countedOrders],
    ['cents', totals.spentCents, truth.countedCents],
    ['first order', totals.firstOrderAt?.toISOString() ?? null, truth.firstOrderAt],
    ['last order', totals.lastOrderAt?.toISOString() ?? null, truth.lastOrderAt],
  ];
  return pairs
    .filter(([, is, ought]) => is !== ought)
    .map(([what, is, ought]) => `${name}: ${what} is ${String(is)}, should be ${String(ought)}`);
}

/** The org-wide counts against the truth. */
export function compareCounts(stats: CurrentStats | null, { counts }: Truth): string[] {
  if (!stats) return ['stats/current: not stored'];
  const pairs = pairFigures(stats, {
    customers: counts.customers,
    guests: counts.guests,
    'customers with orders': counts.customersWithOrders,
    orders: counts.orders,
    sales: counts.countedOrders,
    'revenue in cents': counts.countedCents,
    products: counts.products,
    'priced products': counts.productsPriced,
  });
  return unequal(pairs).map(([what, is, ought]) => `${what}: ${is}, should be ${ought}`);
}
