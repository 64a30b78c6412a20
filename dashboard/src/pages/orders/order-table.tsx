import type { Order } from '@model/order';
import { formatMoney } from '../../format/money';
import type { Row } from '../../live/sources';
import { numberCell, Table } from '../../ui/table';
import { describePieces } from './describe-order';
import { Buyer, PlacedAt, StatusBadge, usePlaces } from './order-cells';
import styles from './order-list.module.css';

/** Orders as a table. */
export function OrderTable({
  rows,
  fresh,
}: {
  readonly rows: readonly Row<Order>[];
  readonly fresh: ReadonlySet<string>;
}) {
  const placeOf = usePlaces();
  return (
    <Table label="Orders">
      <thead>
        <tr>
          <th scope="col">Placed</th>
          <th scope="col">Status</th>
          <th scope="col">Customer</th>
          <th scope="col">Location</th>
          <th scope="col" className={numberCell}>
            Pieces
          </th>
          <th scope="col" className={numberCell}>
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, value: order }) => {
          const place = placeOf(order.locationId);
          return (
            <tr key={id} className={fresh.has(id) ? styles.fresh : undefined}>
              <td>
                <PlacedAt id={id} order={order} timeZone={place.timeZone} />
                {fresh.has(id) && <span className="visually-hidden">, just came in</span>}
              </td>
              <td>
                <StatusBadge order={order} />
              </td>
              <td>
                <Buyer order={order} />
              </td>
              <td dir="auto">{place.name}</td>
              <td className={numberCell}>{describePieces(order)}</td>
              <td className={numberCell}>
                <span className={order.source.deletedAt ? styles.gone : undefined}>
                  {formatMoney(order.totals.totalCents)}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
