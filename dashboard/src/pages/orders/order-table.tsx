import type { Order } from '@model/order';
import { formatQuantity } from '../../format/numbers';
import { useNow } from '../../format/use-now';
import type { Row } from '../../live/sources';
import { numberCell, Table } from '../../ui/table';
import { useRowWindow } from '../../ui/use-row-window';
import { Buyer } from './buyer';
import { countPieces } from './describe-order';
import { PlacedAt, StatusBadge, Total } from './order-cells';
import { usePlaces } from './use-places';
import styles from './order-list.module.css';

const TICK_MS = 60_000;
const ROW_PX = 45;

/** What both forms of the list are given. */
export interface OrderListProps {
  readonly rows: readonly Row<Order>[];
  /** Ids of those that came in while one looks. */
  readonly fresh: ReadonlySet<string>;
  readonly onNearEnd: () => void;
}

/** Orders as a table, drawn where the screen is. */
export function OrderTable({ rows, fresh, onNearEnd }: OrderListProps) {
  const placeOf = usePlaces();
  const now = useNow(TICK_MS);
  const { items, before, after, measure, anchor } = useRowWindow({
    count: rows.length,
    estimate: ROW_PX,
    onNearEnd,
  });
  return (
    <div className={styles.table}>
      <Table label="Orders">
        <Heads />
        <tbody ref={anchor}>
          {before > 0 && <tr aria-hidden="true" style={{ height: before }} />}
          {items.map(({ index }) => {
            const row = rows[index];
            if (!row) return null;
            const { id, value: order } = row;
            const place = placeOf(order.locationId);
            return (
              <tr
                key={id}
                data-index={index}
                ref={measure}
                className={fresh.has(id) ? styles.fresh : undefined}
              >
                <td>
                  <PlacedAt id={id} order={order} place={place} now={now} />
                  {fresh.has(id) && <span className="visually-hidden">, just came in</span>}
                </td>
                <td>
                  <StatusBadge order={order} />
                </td>
                <td>
                  <Buyer order={order} />
                </td>
                <td dir="auto" title={place.name}>
                  {place.name}
                </td>
                <td className={numberCell}>{formatQuantity(countPieces(order))}</td>
                <td className={numberCell}>
                  <Total order={order} />
                </td>
              </tr>
            );
          })}
          {after > 0 && <tr aria-hidden="true" style={{ height: after }} />}
        </tbody>
      </Table>
    </div>
  );
}

function Heads() {
  return (
    <thead>
      <tr>
        <th scope="col" className={styles.wide}>
          Placed
        </th>
        <th scope="col" className={styles.medium}>
          Status
        </th>
        <th scope="col" className={styles.wide}>
          Customer
        </th>
        <th scope="col" className={styles.medium}>
          Location
        </th>
        <th scope="col" className={`${numberCell} ${styles.narrow}`}>
          Pieces
        </th>
        <th scope="col" className={`${numberCell} ${styles.narrow}`}>
          Total
        </th>
      </tr>
    </thead>
  );
}
