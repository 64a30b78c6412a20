import { useCallback } from 'react';
import type { Customer } from '@model/customer';
import type { Order } from '@model/order';
import { Link } from 'wouter';
import { movesOfCustomerList, ordersOfCustomerList } from '../../data/customers';
import { useOrg } from '../../data/use-org';
import { formatDate, formatTime } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { joinLive } from '../../live/join-live';
import { valueOr } from '../../live/live';
import type { Row } from '../../live/sources';
import { useList } from '../../live/use-live';
import { usePages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { SegmentBadge } from '../../ui/segment-badge';
import { Skeleton } from '../../ui/skeleton';
import { STATUS_LABELS } from '../orders/order-labels';
import { CAUSE_LABELS } from './insight-labels';
import { describeItems, toTimeline, type TimelineEntry } from './to-timeline';
import styles from './customer.module.css';

/** What happened with a customer: orders and moves between segments, the latest first. */
export function TimelineCard({
  id,
  customer,
  timeZone,
}: {
  readonly id: string;
  readonly customer: Pick<Customer, 'entered'>;
  readonly timeZone: string;
}) {
  const { orgId } = useSession();
  const listFrom = useCallback(
    (after?: Row<Order>) =>
      ordersOfCustomerList(orgId, id, after && { placedAt: after.value.placedAt, id: after.id }),
    [orgId, id],
  );
  const orders = usePages(listFrom);
  const moves = useList(movesOfCustomerList(orgId, id));
  return (
    <Card title="Timeline" note="Orders and moves between segments" flush>
      <LiveView of={joinLive(orders.rows, moves)} loading={<Skeleton height="24rem" />}>
        {([rows, moved]) => (
          <ol className={styles.timeline}>
            {toTimeline({
              orders: rows,
              more: orders.more,
              moves: moved.map(({ value }) => value),
              entered: customer.entered,
            }).map((entry) => (
              <li key={keyOf(entry)} className={styles.entry}>
                <Entry entry={entry} timeZone={timeZone} />
              </li>
            ))}
          </ol>
        )}
      </LiveView>
      {orders.problem && <Notice tone="bad">{orders.problem.text}</Notice>}
      {orders.more && (
        <div className={styles.more}>
          <Button busy={orders.reading} onClick={orders.readMore}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}

function keyOf(entry: TimelineEntry): string {
  if (entry.kind === 'order') return entry.id;
  return entry.kind === 'move' ? `move ${entry.move.number}` : entry.kind;
}

function Entry({ entry, timeZone }: { readonly entry: TimelineEntry; readonly timeZone: string }) {
  if (entry.kind === 'order') return <OrderEntry id={entry.id} order={entry.order} />;
  const time = <When at={entry.at} timeZone={timeZone} />;
  if (entry.kind === 'entered')
    return (
      <>
        {time}
        <span>
          Known here since then, first as <SegmentBadge segment={entry.segment} />
        </span>
      </>
    );
  const { from, to, cause, why } = entry.move;
  return (
    <>
      {time}
      <span>
        From <SegmentBadge segment={from} /> to <SegmentBadge segment={to} /> {CAUSE_LABELS[cause]}
        <span className={styles.line}>{why}</span>
      </span>
    </>
  );
}

function OrderEntry({ id, order }: { readonly id: string; readonly order: Order }) {
  const org = valueOr(useOrg(), null);
  const location = org?.pos.locations.find((one) => one.id === order.locationId);
  const timeZone = location?.timezone ?? org?.timezone ?? 'UTC';
  return (
    <>
      <When at={order.placedAt} timeZone={timeZone} />
      <span>
        <Link href={`/orders/${encodeURIComponent(id)}`}>
          Order of {formatMoney(order.totals.totalCents)}
        </Link>{' '}
        {!order.counted && (
          <Badge title="Only completed orders, and ready ones paid in full, are counted as sales">
            {STATUS_LABELS[order.status]}, not counted
          </Badge>
        )}
        {order.source.deletedAt && <Badge tone="warn">No longer at the point of sale</Badge>}
        <bdi className={styles.line}>{describeItems(order.items)}</bdi>
        {location && <bdi className={styles.line}>{location.name}</bdi>}
      </span>
    </>
  );
}

function When({ at, timeZone }: { readonly at: Date; readonly timeZone: string }) {
  return (
    <time className={styles.soft} dateTime={at.toISOString()}>
      {formatDate(at, timeZone)}, {formatTime(at, timeZone)}
    </time>
  );
}
