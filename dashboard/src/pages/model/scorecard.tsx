import type { PurchaseScorecard } from '@model/purchase-scorecard';
import { formatDay } from '../../format/dates';
import { formatDollars } from '../../format/money';
import { formatCount, formatPlural } from '../../format/numbers';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { CalibrationCard } from './calibration-card';
import { ComparisonCard } from './comparison-card';
import styles from './model.module.css';

/** How the model did on ninety days that it had not seen. */
export function Scorecard({ scorecard }: { readonly scorecard: PurchaseScorecard }) {
  const { split, customers, gate, returning, purchases, revenue } = scorecard;
  const test = `${formatPlural(customers, 'customer')}, ${formatDay(split.calibrationEnd)} to ${formatDay(split.holdoutEnd)}`;
  if (!gate.open)
    return (
      <Card title="How far to trust it" flush>
        <EmptyState title="Not tested yet">
          <p>
            A test needs enough orders before its 90 days. At the end of{' '}
            {formatDay(split.calibrationEnd)}: {gate.message}
          </p>
        </EmptyState>
      </Card>
    );
  return (
    <div className={styles.columns}>
      {returning && <CalibrationCard calibration={returning} test={test} />}
      <div className={styles.stack}>
        {purchases && (
          <ComparisonCard
            title="How many orders"
            unit="days with an order"
            score={purchases}
            format={(value) => formatCount(Math.round(value))}
          />
        )}
        {revenue ? (
          <ComparisonCard
            title="How much revenue"
            unit="revenue"
            score={revenue}
            format={formatDollars}
          />
        ) : (
          <Card title="How much revenue">
            <p>{scorecard.spendGate.message}</p>
          </Card>
        )}
      </div>
    </div>
  );
}
