import { CHURN_RISK_LABELS } from '@model/customer-labels';
import type { ChurnRisk } from '@model/churn';
import type { Insights } from '@model/insights';
import { Badge, type Tone } from '../../ui/badge';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { ScoreBar } from '../../ui/score-bar';
import { describeRhythm } from './describe-figures';
import { CHURN_TREND_LABELS } from './insight-labels';
import styles from './customer.module.css';

const TONES: Readonly<Record<ChurnRisk, Tone>> = {
  low: 'good',
  medium: 'plain',
  high: 'warn',
  critical: 'bad',
};

/** Why a customer is, or is not, at risk of staying away. */
export function RiskCard({
  insights,
  now,
}: {
  readonly insights: Pick<Insights, 'churn' | 'rhythm' | 'totals' | 'watch'>;
  readonly now: Date;
}) {
  const { churn, rhythm, totals, watch } = insights;
  return (
    <Card title="Risk of losing them" note="A score by rule, 0 to 100; not a probability">
      <div className={styles.stack}>
        {watch.listed && (
          <Notice tone="warn">
            <strong>On the watch list.</strong> {watch.value}
            <ul className={styles.bullets}>
              {watch.reasons.map(({ reason, text }) => (
                <li key={reason}>{text}</li>
              ))}
            </ul>
          </Notice>
        )}
        {churn ? (
          <>
            <p>
              <Badge tone={TONES[churn.risk]}>{CHURN_RISK_LABELS[churn.risk]}</Badge> {churn.score}{' '}
              of 100, {CHURN_TREND_LABELS[churn.trend]}
            </p>
            <ScoreBar
              label="Days without an order"
              value={churn.parts.silence}
              most={40}
              tone="bad"
            />
            <ScoreBar label="Few orders" value={churn.parts.fewOrders} most={30} tone="bad" />
            <ScoreBar
              label="Where their segment is heading"
              value={churn.parts.trend}
              most={30}
              tone="bad"
            />
            <p className={styles.soft}>{churn.text}.</p>
          </>
        ) : (
          <p>No order yet, so nothing to lose yet.</p>
        )}
        <p>{describeRhythm(rhythm, { lastOrderAt: totals.lastOrderAt, now })}</p>
      </div>
    </Card>
  );
}
