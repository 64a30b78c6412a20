import { lazy } from 'react';
import { useSearchParams } from 'wouter';
import { useLocationChoice } from '../../data/use-location';
import { ChartFrame } from '../../charts/chart-frame';
import { formatMoney } from '../../format/money';
import { formatCount } from '../../format/numbers';
import { Card } from '../../ui/card';
import { Choice } from '../../ui/field';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { numberCell, Table } from '../../ui/table';
import { STEPS, stretchesUntil, toRevenueLine, type LinePoint, type Step } from './revenue-line';
import { useYearLines } from './use-year-lines';

const RevenueBars = lazy(() => import('../../charts/revenue-bars'));

const HEIGHT = 260;
const OPTIONS: readonly { value: Step; label: string }[] = [
  { value: 'day', label: 'By day' },
  { value: 'week', label: 'By week' },
  { value: 'month', label: 'By month' },
];

/** Revenue over the last four weeks, quarter or year. */
export function RevenueCard({ today }: { readonly today: string }) {
  const [step, choose] = useStep();
  const [locationId] = useLocationChoice();
  const [first = today] = stretchesUntil(today, step);
  const lines = useYearLines(first, today);
  return (
    <Card
      title="Revenue"
      actions={
        <Choice label="Revenue by" hideLabel value={step} options={OPTIONS} onChange={choose} />
      }
    >
      <LiveView of={lines} loading={<Skeleton height="18rem" />}>
        {(found) => {
          const points = toRevenueLine(found, { today, step, locationId });
          const sum = points.reduce((total, { revenueCents }) => total + revenueCents, 0);
          return (
            <ChartFrame
              summary={`Revenue by ${step}, ${formatMoney(sum)} in all.`}
              height={HEIGHT}
              table={<RevenueTable points={points} />}
            >
              <RevenueBars points={points} />
            </ChartFrame>
          );
        }}
      </LiveView>
    </Card>
  );
}

function RevenueTable({ points }: { readonly points: readonly LinePoint[] }) {
  return (
    <Table label="Revenue over time">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col" className={numberCell}>
            Orders
          </th>
          <th scope="col" className={numberCell}>
            Revenue
          </th>
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ first, label, orders, revenueCents, running }) => (
          <tr key={first}>
            <td>{running ? `${label}, so far` : label}</td>
            <td className={numberCell}>{formatCount(orders)}</td>
            <td className={numberCell}>{formatMoney(revenueCents)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Which step the URL holds. */
function useStep(): [Step, (step: Step) => void] {
  const [params, setParams] = useSearchParams();
  const step = STEPS.find((name) => name === params.get('by')) ?? 'day';
  const choose = (next: Step): void =>
    setParams(
      (before) => {
        const changed = new URLSearchParams(before);
        if (next === 'day') changed.delete('by');
        else changed.set('by', next);
        return changed;
      },
      { replace: true },
    );
  return [step, choose];
}
