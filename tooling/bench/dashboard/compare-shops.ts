import { formatCount } from '../../../cli/format/numbers';
import type { Comparison } from '../comparison';
import { medianOf } from '../median';
import { JUDGED_CUSTOMERS, MOST_MS, MOST_READS, type MeasuredShop } from './describe-dashboard';

const PAGES = [
  ['today', 'Today'],
  ['customers', 'Customers'],
] as const;

const TIMES = [
  ['coldMs', 'cold'],
  ['warmMs', 'warm'],
] as const;

/** Reads and times of the two pages at one size, as rows of the table of all benches. */
export function compareShop({ customers, news }: MeasuredShop): Comparison[] {
  const size = `${formatCount(customers)} customers`;
  return PAGES.flatMap(([page, title]): Comparison[] => {
    const { opened } = news.reads[page];
    const most = MOST_READS[page];
    const reads = {
      name: `${title}, ${size}, documents`,
      unit: 'reads',
      ours: opened,
      target: { text: `≤ ${most}`, met: opened <= most },
    };
    const times = TIMES.map(([figure, when]): Comparison => {
      const ours = Math.round(medianOf(news.visits[page].map((visit) => visit[figure])));
      const name = `${title}, ${size}, ${when}, first content`;
      const limit = MOST_MS[figure];
      const target = { text: `≤ ${limit} ms`, met: ours <= limit };
      return customers === JUDGED_CUSTOMERS
        ? { name, unit: 'ms', ours, target }
        : { name, unit: 'ms', ours };
    });
    return [reads, ...times];
  });
}
