import type { Order } from '@model/order';
import { formatMoney } from '../../format/money';
import type { Row } from '../../live/sources';
import { joinClasses } from '../../ui/join-classes';
import { describePieces } from './describe-order';
import { Buyer, PlacedAt, StatusBadge, usePlaces } from './order-cells';
import styles from './order-list.module.css';

/** Orders for a phone: a card each. */
export function OrderCards({
  rows,
  fresh,
}: {
  readonly rows: readonly Row<Order>[];
  readonly fresh: ReadonlySet<string>;
}) {
  const placeOf = usePlaces();
  return (
    <ul aria-label="Orders">
      {rows.map(({ id, value: order }) => {
        const place = placeOf(order.locationId);
        return (
          <li key={id} className={joinClasses(styles.card, fresh.has(id) && styles.fresh)}>
            <PlacedAt id={id} order={order} timeZone={place.timeZone} />
            <span className={order.source.deletedAt ? styles.gone : undefined}>
              {formatMoney(order.totals.totalCents)}
            </span>
            <span className={styles.soft}>
              <Buyer order={order} /> · {describePieces(order)} · {place.name}
            </span>
            <StatusBadge order={order} />
          </li>
        );
      })}
    </ul>
  );
}
