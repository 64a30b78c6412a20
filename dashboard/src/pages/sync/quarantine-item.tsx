import type { Quarantine } from '@model/quarantine';
import { useState } from 'react';
import { useTimeZone } from '../../data/use-org';
import { formatDateTime } from '../../format/dates';
import { formatPlural } from '../../format/numbers';
import type { Row } from '../../live/sources';
import { Button } from '../../ui/button';
import { describeRow } from './describe-desk';
import { RawDialog } from './raw-dialog';
import styles from './sync.module.css';
import type { DecideRows } from './use-row-decision';

/** One record that could not be read. */
export function QuarantineItem({
  row,
  busy,
  onDecide,
}: {
  readonly row: Row<Quarantine>;
  readonly busy: boolean;
  readonly onDecide: DecideRows;
}) {
  const timeZone = useTimeZone();
  const [reading, setReading] = useState(false);
  const { id, value } = row;
  const name = describeRow(value);
  return (
    <li>
      <h3 dir="auto">{name}</h3>
      <ul className={styles.bullets}>
        {value.reasons.map((reason) => (
          <li key={reason}>
            <bdi>{reason}</bdi>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>
        Sent like this {formatPlural(value.attempts, 'time')}, last{' '}
        {formatDateTime(value.lastSeenAt, timeZone)}.
      </p>
      <div className={styles.buttons}>
        <Button aria-label={`See what was sent: ${name}`} onClick={() => setReading(true)}>
          See what was sent
        </Button>
        {value.externalId !== null && (
          <Button
            busy={busy}
            aria-label={`Ask again for ${name}`}
            onClick={() => void onDecide([id], 'retry')}
          >
            Ask again
          </Button>
        )}
        <Button
          kind="quiet"
          busy={busy}
          aria-label={`Dismiss ${name}`}
          onClick={() => void onDecide([id], 'dismiss')}
        >
          Dismiss
        </Button>
      </div>
      {reading && <RawDialog id={id} name={name} onClose={() => setReading(false)} />}
    </li>
  );
}
