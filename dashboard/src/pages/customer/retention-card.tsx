import { RETENTION_TIER_LABELS } from '@model/customer-labels';
import type { Retention } from '@model/retention';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { ScoreBar } from '../../ui/score-bar';
import { RETENTION_PARTS, RETENTION_TREND_LABELS } from './insight-labels';
import styles from './customer.module.css';

/** How well a customer is kept, part by part. */
export function RetentionCard({ retention }: { readonly retention: Retention }) {
  const { score, tier, trend, earlierScore, parts, streakMonths } = retention;
  return (
    <Card title="Retention" note="A score by rule, 0 to 100">
      <div className={styles.stack}>
        <p>
          <Badge>{RETENTION_TIER_LABELS[tier]}</Badge> {score} of 100,{' '}
          {RETENTION_TREND_LABELS[trend]}; {earlierScore} four weeks earlier.
        </p>
        {RETENTION_PARTS.map(([part, label, most]) => (
          <ScoreBar key={part} label={label} value={parts[part]} most={most} />
        ))}
        <p className={styles.soft}>
          {streakMonths === 0
            ? 'No order this month or the last.'
            : `Months in a row with an order: ${streakMonths}.`}
        </p>
      </div>
    </Card>
  );
}
