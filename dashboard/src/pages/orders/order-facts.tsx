import type { Order } from '@model/order';
import type { ReactNode } from 'react';
import { formatDate, formatDay } from '../../format/dates';
import { useNow } from '../../format/use-now';
import { Buyer } from './buyer';
import { describeCounting, readable } from './describe-order';
import { describePlaced } from './describe-placed';
import { StatusBadge } from './order-cells';
import { usePlaces } from './use-places';
import styles from './order.module.css';

const TICK_MS = 60_000;

/** Everything about an order but its lines. What the point of sale does not tell is left out. */
export function OrderFacts({ order }: { readonly order: Order }) {
  const { name, timeZone, withZone } = usePlaces()(order.locationId);
  const now = useNow(TICK_MS);
  const { deletedAt } = order.source;
  return (
    <dl className={styles.facts}>
      <Fact label="Status">
        <StatusBadge order={order} />
      </Fact>
      {order.rawStatus !== null && (
        <Fact label="At the point of sale">{readable(order.rawStatus)}</Fact>
      )}
      <Fact label="In the figures">{describeCounting(order)}</Fact>
      <Fact label="Customer">
        <Buyer order={order} />
        {order.customerId === null && order.owner && (
          <span className={styles.soft}>
            Found by staff. The point of sale names nobody, and no figure counts it as theirs.
          </span>
        )}
      </Fact>
      <Fact label="Placed">{describePlaced(order.placedAt, { timeZone, now, withZone })}</Fact>
      <Fact label="Business day">{formatDay(order.businessDay)}</Fact>
      <Fact label="Location">
        <span dir="auto">{name}</span>
      </Fact>
      {order.fulfilment !== null && <Fact label="Fulfilment">{readable(order.fulfilment)}</Fact>}
      {order.paymentMethod !== null && <Fact label="Payment">{readable(order.paymentMethod)}</Fact>}
      {order.paidInFull !== null && (
        <Fact label="Paid in full">{order.paidInFull ? 'Yes' : 'No'}</Fact>
      )}
      {order.useType !== null && <Fact label="Use">{readable(order.useType)}</Fact>}
      {deletedAt && <Fact label="Vanished">{formatDate(deletedAt, timeZone)}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd dir="auto">{children}</dd>
    </>
  );
}
