import { lazy } from 'react';
import { ChartFrame } from '../../charts/chart-frame';
import { formatWeekday } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { formatPercent } from '../../format/numbers';
import { mapLive } from '../../live/live';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { numberCell, Table } from '../../ui/table';
import { toCategoryMix, type CategoryShare } from './category-mix';
import { useDayPair } from './use-day';

const CategoryBars = lazy(() => import('../../charts/category-bars'));

const ROW = 30;
const FEWEST_ROWS = 7;

/** What is sold today, by category; what sold a week ago while nothing is sold yet. */
export function CategoryCard({ today }: { readonly today: string }) {
  const mix = mapLive(useDayPair(today), ({ now, before, dayBefore }) => {
    const last = `last ${formatWeekday(dayBefore)}`;
    return now.orders > 0
      ? { of: 'today', against: last, shares: toCategoryMix(now.categories, before.categories) }
      : { of: last, against: null, shares: toCategoryMix(before.categories, {}) };
  });
  return (
    <Card
      title="Categories"
      note={`Goods sold ${mix.state === 'ready' ? mix.value.of : 'today'}, before discounts and tax`}
    >
      <LiveView of={mix} loading={<Skeleton height={`${FEWEST_ROWS * ROW + 30}px`} />}>
        {({ of, against, shares }) =>
          shares.length === 0 ? (
            <EmptyState title="No sales yet">
              <p>Categories appear with the first sale of the day.</p>
            </EmptyState>
          ) : (
            <ChartFrame
              summary={`Goods sold ${of} by category, ${shares[0]?.label ?? ''} the most.`}
              height={Math.max(shares.length, FEWEST_ROWS) * ROW}
              table={<CategoryTable shares={shares} against={against} />}
            >
              <CategoryBars shares={shares} />
            </ChartFrame>
          )
        }
      </LiveView>
    </Card>
  );
}

function CategoryTable({
  shares,
  against,
}: {
  readonly shares: readonly CategoryShare[];
  readonly against: string | null;
}) {
  return (
    <Table label="Goods sold by category">
      <thead>
        <tr>
          <th scope="col">Category</th>
          <th scope="col" className={numberCell}>
            Sales
          </th>
          <th scope="col" className={numberCell}>
            Share
          </th>
          {against !== null && (
            <th scope="col" className={numberCell}>
              Share {against}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {shares.map(({ category, label, salesCents, share, shareBefore }) => (
          <tr key={category}>
            <td>{label}</td>
            <td className={numberCell}>{formatMoney(salesCents)}</td>
            <td className={numberCell}>{formatPercent(share)}</td>
            {against !== null && (
              <td className={numberCell}>
                {shareBefore === null ? 'None' : formatPercent(shareBefore)}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
