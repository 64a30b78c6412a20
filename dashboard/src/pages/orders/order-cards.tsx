import { useNow } from '../../format/use-now';
import { joinClasses } from '../../ui/join-classes';
import { useRowWindow } from '../../ui/use-row-window';
import { Buyer } from './buyer';
import { describePieces } from './describe-order';
import { PlacedAt, StatusBadge, Total } from './order-cells';
import type { OrderListProps } from './order-table';
import { usePlaces } from './use-places';
import styles from './order-list.module.css';

const TICK_MS = 60_000;
const CARD_PX = 132;

/** Orders for a phone: a card each. */
export function OrderCards({ rows, fresh, onNearEnd }: OrderListProps) {
  const placeOf = usePlaces();
  const now = useNow(TICK_MS);
  const { items, before, after, measure, anchor } = useRowWindow({
    count: rows.length,
    estimate: CARD_PX,
    onNearEnd,
  });
  return (
    <ul
      aria-label="Orders"
      ref={anchor}
      style={{ paddingBlockStart: before, paddingBlockEnd: after }}
    >
      {items.map(({ index }) => {
        const row = rows[index];
        if (!row) return null;
        const { id, value: order } = row;
        const place = placeOf(order.locationId);
        return (
          <li
            key={id}
            data-index={index}
            ref={measure}
            className={joinClasses(styles.card, fresh.has(id) && styles.fresh)}
          >
            <PlacedAt id={id} order={order} place={place} now={now} />
            <span className={styles.figure}>
              <Total order={order} />
            </span>
            <Buyer order={order} />
            <StatusBadge order={order} />
            <span className={styles.about}>
              {describePieces(order)} · <bdi>{place.name}</bdi>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
