import { SEGMENTS } from '../../functions/src/model/insights';
import { ORDER_STATUSES } from '../../functions/src/model/order';
import type { CurrentStats } from '../../functions/src/model/stats';
import { formatCount } from '../format/numbers';
import type { Difference } from './difference';
import type { Summary } from './summarise';

/** The org's counts, which dashboards show, against its stored records. */
export function compareCounts(stats: CurrentStats | null, summary: Summary): Difference[] {
  if (!stats) return [toDifference('stats/current', 'is not there: nothing was counted yet')];
  const pairs: [name: string, counted: number, stored: number][] = [
    ['customers', stats.customers.total, summary.customers],
    ['guests', stats.customers.guests, summary.guests],
    ['customers with orders', stats.customers.withOrders, summary.withOrders],
    ['orders', stats.orders.total, summary.orders],
    ['sales', stats.orders.counted, summary.counted],
    ['revenue in cents', stats.orders.revenueCents, summary.revenueCents],
    ['products', stats.products.total, summary.products],
    ['priced products', stats.products.priced, summary.priced],
    ...SEGMENTS.map((name): [string, number, number] => [
      `segment ${name}`,
      stats.segments[name],
      summary.segments[name],
    ]),
    ...ORDER_STATUSES.map((name): [string, number, number] => [
      `orders ${name}`,
      stats.orders.byStatus[name],
      summary.statuses[name],
    ]),
  ];
  return pairs
    .filter(([, counted, stored]) => counted !== stored)
    .map(([name, counted, stored]) =>
      toDifference(
        name,
        `are counted as ${formatCount(counted)}, and ${formatCount(stored)} are stored`,
      ),
    );
}

function toDifference(id: string, detail: string): Difference {
  return { kind: 'counts', stream: null, id, detail };
}
