import type { Fit } from '@model/fit';
import type { Rfm } from '@model/rfm';
import { RFM_GROUP_LABELS } from '@model/rfm';
import { Link } from 'wouter';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { ScoreBar } from '../../ui/score-bar';
import styles from './customer.module.css';

/** A customer's place among all customers: how lately, how often and for how much they bought. */
export function RfmCard({
  rfm,
  fit,
}: {
  readonly rfm: Rfm | null;
  readonly fit: Pick<Fit, 'rfm'> | null;
}) {
  return (
    <Card title="Among all customers" note="5 is the best fifth, 1 the last">
      <div className={styles.stack}>
        {rfm ? (
          <>
            <p>
              <Badge>{RFM_GROUP_LABELS[rfm.group]}</Badge>{' '}
              <Link href={`/customers?rfm=${rfm.group}`}>Others of this group</Link>
            </p>
            {rfm.scores && (
              <>
                <ScoreBar label="Recency" value={rfm.scores.recency} most={5} />
                <ScoreBar label="Frequency" value={rfm.scores.frequency} most={5} />
                <ScoreBar label="Money" value={rfm.scores.monetary} most={5} />
              </>
            )}
            <ul className={styles.bullets}>
              {rfm.why.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </>
        ) : (
          <p>
            {fit?.rfm.message ?? 'Customers are compared with each other once a week; not yet.'}
          </p>
        )}
      </div>
    </Card>
  );
}
