import type { WebhookEvent } from '@model/webhook';
import { useTimeZone } from '../../data/use-org';
import { formatDateTime } from '../../format/dates';
import type { Row } from '../../live/sources';
import { Badge } from '../../ui/badge';
import { numberCell, Table } from '../../ui/table';
import { describeDelay, describeDelivery } from './describe-webhook';
import styles from './sync.module.css';

interface EventRows {
  readonly rows: readonly Row<WebhookEvent>[];
}

/** Announcements as a table. */
export function EventTable({ rows }: EventRows) {
  const timeZone = useTimeZone();
  return (
    <Table label="Announcements received">
      <thead>
        <tr>
          <th scope="col">Received</th>
          <th scope="col">Event</th>
          <th scope="col">Record</th>
          <th scope="col">What became of it</th>
          <th scope="col" className={numberCell}>
            Took to arrive
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, value }) => (
          <tr key={id}>
            <td>{formatDateTime(value.receivedAt, timeZone)}</td>
            <td dir="auto">{value.event}</td>
            <td dir="auto">{value.entityId ?? ''}</td>
            <td>
              <Outcome event={value} />
            </td>
            <td className={numberCell}>{describeDelay(value) ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Announcements for a phone: a card each. */
export function EventCards({ rows }: EventRows) {
  const timeZone = useTimeZone();
  return (
    <ul aria-label="Announcements">
      {rows.map(({ id, value }) => {
        const delay = describeDelay(value);
        return (
          <li key={id} className={styles.card}>
            <bdi>
              {value.event} {value.entityId ?? ''}
            </bdi>
            <span>{formatDateTime(value.receivedAt, timeZone)}</span>
            <span className={styles.wide}>
              <Outcome event={value} />
              {delay !== null && ` ${delay} under way`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Outcome({ event }: { readonly event: WebhookEvent }) {
  const { text, tone } = describeDelivery(event);
  return (
    <>
      <Badge tone={tone}>{text}</Badge>
      {event.fields.length > 0 && (
        <bdi className={styles.soft}> with {event.fields.join(', ')}</bdi>
      )}
    </>
  );
}
