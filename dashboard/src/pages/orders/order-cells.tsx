import type { Order } from '@model/order';
import { Link } from 'wouter';
import { useOrg } from '../../data/use-org';
import { formatDateTime } from '../../format/dates';
import { Badge } from '../../ui/badge';
import { STATUS_LABELS, STATUS_TONES } from './order-labels';
import styles from './order-list.module.css';

/** A location's name and zone, for the orders placed there. */
export function usePlaces(): (locationId: string) => { name: string; timeZone: string } {
  const org = useOrg();
  const known = org.state === 'ready' ? org.value : null;
  const timeZone = known?.timezone ?? 'UTC';
  const places = new Map(known?.pos.locations.map((place) => [place.id, place]));
  return (locationId) => {
    const place = places.get(locationId);
    return { name: place?.name ?? locationId, timeZone: place?.timezone ?? timeZone };
  };
}

/** When an order was placed, on its store's clocks, leading to the order. */
export function PlacedAt({
  id,
  order,
  timeZone,
}: {
  readonly id: string;
  readonly order: Order;
  readonly timeZone: string;
}) {
  return (
    <Link href={`/orders/${id}`} className={styles.link}>
      {formatDateTime(order.placedAt, timeZone)}
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

/** Whose order it is. */
export function Buyer({ order }: { readonly order: Order }) {
  if (order.customerId === null) return <span className={styles.soft}>Anonymous</span>;
  return (
    <Link href={`/customers/${order.customerId}`} className={styles.link}>
      {order.customerId}
    </Link>
  );
}
