import type { OwnerSuggestion } from '@model/suggestion';
import type { Order } from '@model/order';
import { Link } from 'wouter';
import { ordersByIdList, ownerSuggestionList } from '../../data/orders';
import { useOrg } from '../../data/use-org';
import { formatDate } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { valueOr } from '../../live/live';
import type { Row } from '../../live/sources';
import { useList } from '../../live/use-live';
import { useCan, useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { describeNameless } from './describe-nameless';
import { orderSuggestions } from './order-suggestions';
import { SuggestionItem } from './suggestion-item';
import styles from './customer.module.css';

/** Orders without a name that may be a customer's, for those who may decide it. */
export function NamelessOrdersCard({ id }: { readonly id: string }) {
  return useCan('mergeCustomers') ? <NamelessOrders id={id} /> : null;
}

function NamelessOrders({ id }: { readonly id: string }) {
  const { orgId } = useSession();
  const suggestions = useList(ownerSuggestionList(orgId, 'customerId', id));
  const ids = valueOr(suggestions, []).map(({ value }) => value.orderId);
  const orders = valueOr(useList(ids.length > 0 ? ordersByIdList(orgId, ids) : null), []);
  return (
    <Card title="Orders without a name">
      <LiveView of={suggestions} loading={<Skeleton height="3rem" />}>
        {(rows) => (
          <>
            <p className={styles.soft}>{describeNameless(rows, orders)}</p>
            {rows.length > 0 && (
              <ul className={styles.parts}>
                {orderSuggestions(rows).map((row) => (
                  <NamelessOrder key={row.id} row={row} orders={orders} />
                ))}
              </ul>
            )}
          </>
        )}
      </LiveView>
    </Card>
  );
}

function NamelessOrder({
  row,
  orders,
}: {
  readonly row: Row<OwnerSuggestion>;
  readonly orders: readonly Row<Order>[];
}) {
  const { orderId, customerId } = row.value;
  const timeZone = valueOr(useOrg(), null)?.timezone ?? 'UTC';
  const order = orders.find(({ id }) => id === orderId)?.value;
  return (
    <SuggestionItem
      row={row}
      title={
        <Link href={`/orders/${encodeURIComponent(orderId)}`} className={styles.strong}>
          {order
            ? `Order of ${formatMoney(order.totals.totalCents)}, ${formatDate(order.placedAt, timeZone)}`
            : `Order ${orderId}`}
        </Link>
      }
      accept={[{ primary: customerId, label: 'It is theirs' }]}
      reject="Not theirs"
      decided={{ accepted: 'Theirs', rejected: 'Not theirs' }}
    />
  );
}
