import type { Calibration } from '@model/purchase-scorecard';
import { lazy } from 'react';
import { ChartFrame } from '../../charts/chart-frame';
import { formatCount } from '../../format/numbers';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { joinClasses } from '../../ui/join-classes';
import { numberCell, Table } from '../../ui/table';
import {
  describePoints,
  judgeChances,
  pointsOfChance,
  toTenths,
  type Tenth,
} from './judge-scorecard';
import styles from './model.module.css';

const CalibrationBars = lazy(() => import('../../charts/calibration-bars'));

const HEIGHT = 280;

/** Whether the chance to come back that was promised is the one that came true. */
export function CalibrationCard({
  calibration,
  test,
}: {
  readonly calibration: Calibration;
  /** Who was looked at, and when. */
  readonly test: string;
}) {
  const tenths = toTenths(calibration);
  const { tone, word, advice } = judgeChances(calibration);
  const off = `Off by at most ${describePoints(calibration.maxErrorPoints)} in any tenth.`;
  return (
    <Card title="Who comes back" note={test}>
      <div className={styles.stack}>
        <p className={styles.verdict}>
          <Badge tone={tone}>{word}</Badge> {off} {advice}
        </p>
        <p className={styles.soft}>
          <span className={styles.key} />
          Promised <span className={joinClasses(styles.key, styles.happened)} />
          Happened
        </p>
        <ChartFrame
          summary={`The chance to order within 90 days, promised and happened, by tenth of the customers. ${off}`}
          height={HEIGHT}
          table={<TenthTable tenths={tenths} />}
        >
          <CalibrationBars tenths={tenths} />
        </ChartFrame>
        <p className={styles.soft}>
          Customers in tenths by their chance to order within the 90 days: 1 is the least likely
          tenth, 10 the likeliest. Where both bars are equally high, the promise was kept. With as
          few customers as here to a tenth, chance alone can part them by up to{' '}
          {describePoints(Math.ceil(pointsOfChance(calibration)))}.
        </p>
      </div>
    </Card>
  );
}

function TenthTable({ tenths }: { readonly tenths: readonly Tenth[] }) {
  return (
    <Table label="Promised and happened, by tenth">
      <thead>
        <tr>
          <th scope="col">Tenth</th>
          <th scope="col" className={numberCell}>
            Customers
          </th>
          <th scope="col" className={numberCell}>
            Promised
          </th>
          <th scope="col" className={numberCell}>
            Happened
          </th>
          <th scope="col" className={numberCell}>
            Apart
          </th>
        </tr>
      </thead>
      <tbody>
        {tenths.map(({ tenth, customers, promised, happened, apart }) => (
          <tr key={tenth}>
            <td>{tenth}</td>
            <td className={numberCell}>{formatCount(customers)}</td>
            <td className={numberCell}>{promised}%</td>
            <td className={numberCell}>{happened}%</td>
            <td className={numberCell}>{apart}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
