import { SEGMENT_LABELS } from '@model/customer-labels';
import type { Insights } from '@model/insights';
import { formatDate } from '../../format/dates';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import styles from './customer.module.css';

/** Where a customer stands and why, what would better it, and when time alone changes it. */
export function SegmentCard({
  insights,
  timeZone,
}: {
  readonly insights: Pick<Insights, 'valueBand' | 'why'>;
  readonly timeZone: string;
}) {
  const { valueBand, why } = insights;
  return (
    <Card title="Segment and why" note={`Worth: ${SEGMENT_LABELS[valueBand]}`}>
      <div className={styles.stack}>
        <p>{why.text}.</p>
        <Outlook why={why} timeZone={timeZone} />
        <details>
          <summary>Every rule, in the order they are asked</summary>
          <ol className={styles.rules}>
            {why.trace.map(({ rule, segment: stands, holds, text }) => (
              <li key={rule}>
                <Badge tone={holds ? 'good' : 'plain'}>{holds ? 'Holds' : 'Does not hold'}</Badge>{' '}
                {text}
                {rule === why.rule && (
                  <strong> The first that holds decides: {SEGMENT_LABELS[stands]}.</strong>
                )}
              </li>
            ))}
          </ol>
        </details>
      </div>
    </Card>
  );
}

function Outlook({
  why: { distance, rises, falls },
  timeZone,
}: Pick<Insights, 'why'> & { readonly timeZone: string }) {
  const ways = [distance?.byAmount?.text, distance?.byOrders?.text].filter(
    (text) => text !== undefined,
  );
  return (
    <dl className={styles.facts}>
      {ways.length > 0 && (
        <div>
          <dt>What would better it</dt>
          {ways.map((text) => (
            <dd key={text}>{text}</dd>
          ))}
          {distance?.showsAt && (
            <dd className={styles.soft}>It shows on {formatDate(distance.showsAt, timeZone)}.</dd>
          )}
        </div>
      )}
      {rises && (
        <div>
          <dt>By itself</dt>
          <dd>{rises.text}</dd>
        </div>
      )}
      {falls && (
        <div>
          <dt>If nothing happens</dt>
          <dd>{falls.text}</dd>
        </div>
      )}
    </dl>
  );
}
