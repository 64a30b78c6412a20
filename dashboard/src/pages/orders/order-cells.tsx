import type { Order } from '@model/order';
import { Link } from 'wouter';
import { formatMoney } from '../../format/money';
import { Badge } from '../../ui/badge';
import { describePlaced } from './describe-placed';
import { STATUS_LABELS, STATUS_TONES } from './order-labels';
import type { Place } from './use-places';
import styles from './order-list.module.css';

/** When an order was placed, on its store's clocks, leading to the order. */
export function PlacedAt({
  id,
  order,
  place: { timeZone, withZone },
  now,
}: {
  readonly id: string;
  readonly order: Order;
  readonly place: Place;
  readonly now: Date;
}) {
  return (
    <Link href={`/orders/${encodeURIComponent(id)}`} className={styles.link}>
      {describePlaced(order.placedAt, { timeZone, now, withZone })}
    </Link>
  );
}

/** An order's status, in Trellis's words; the point of sale's own are told on hovering. */
export function StatusBadge({ order }: { readonly order: Order }) {
  if (order.source.deletedAt) return <Badge title="Deleted at the point of sale">Deleted</Badge>;
  return (
    <Badge tone={STATUS_TONES[order.status]} title={order.rawStatus ?? ''}>
      {STATUS_LABELS[order.status]}
    </Badge>
  );
}

/** What an order comes to. */
export function Total({ order }: { readonly order: Order }) {
  return (
    <span className={order.source.deletedAt ? styles.gone : undefined}>
      {formatMoney(order.totals.totalCents)}
    </span>
  );
}
