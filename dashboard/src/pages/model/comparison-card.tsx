import type { PredictionScore } from '@model/purchase-scorecard';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { joinClasses } from '../../ui/join-classes';
import { judgeErrors, toComparedBars } from './judge-scorecard';
import styles from './model.module.css';

/** What the model expected of the tested days against what came, beside the plain guess. */
export function ComparisonCard({
  title,
  unit,
  score,
  format,
}: {
  readonly title: string;
  /** What is counted, in words. */
  readonly unit: string;
  readonly score: PredictionScore;
  readonly format: (value: number) => string;
}) {
  const bars = toComparedBars(score, format);
  const most = Math.max(...bars.map(({ value }) => value));
  const { tone, word, advice } = judgeErrors(score.meanAbsoluteError);
  return (
    <Card title={title} note={`In the same 90 days: ${unit}`}>
      <div className={styles.stack}>
        <dl className={styles.bars}>
          {bars.map(({ label, value, shown, isActual }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {shown}
                <span
                  className={joinClasses(styles.bar, isActual && styles.actual)}
                  style={{ width: `${most === 0 ? 0 : (100 * value) / most}%` }}
                />
              </dd>
            </div>
          ))}
        </dl>
        <p className={styles.verdict}>
          <Badge tone={tone}>{word}</Badge> Customer by customer, {advice}
        </p>
      </div>
    </Card>
  );
}
