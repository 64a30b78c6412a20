import { SEGMENTS } from '../../functions/src/model/segment';
import { ORDER_STATUSES } from '../../functions/src/model/order';
import type { CurrentStats } from '../../functions/src/model/stats';
import { formatCount } from '../format/numbers';
import type { Difference } from './difference';
import { pairFigures, unequal, type FigurePair } from './figures';
import type { Summary } from './summarise';

/** The org's counts, which dashboards show, against its stored records. */
export function compareCounts(stats: CurrentStats | null, summary: Summary): Difference[] {
  if (!stats) return [toDifference('stats/current', 'is not there: nothing was counted yet')];
  const pairs = [
    ...pairFigures(stats, {
      customers: summary.customers,
      guests: summary.guests,
      'customers with orders': summary.withOrders,
      orders: summary.orders,
      sales: summary.counted,
      'revenue in cents': summary.revenueCents,
      products: summary.products,
      'priced products': summary.priced,
    }),
    ...SEGMENTS.map((name): FigurePair => [
      `segment ${name}`,
      stats.segments[name],
      summary.segments[name],
    ]),
    ...ORDER_STATUSES.map((name): FigurePair => [
      `orders ${name}`,
      stats.orders.byStatus[name],
      summary.statuses[name],
    ]),
  ];
  return unequal(pairs).map(([name, counted, stored]) =>
    toDifference(
      name,
      `are counted as ${formatCount(counted)}, and ${formatCount(stored)} are stored`,
    ),
  );
}

function toDifference(id: string, detail: string): Difference {
  return { kind: 'counts', stream: null, id, detail };
}
