import type { Order } from '@model/order';
import { orderContactDocument, ownerSuggestionList } from '../../data/orders';
import { joinLive } from '../../live/join-live';
import { useDocument, useList } from '../../live/use-live';
import { useCan, useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { CustomerLink } from '../customer/customer-link';
import { orderSuggestions } from '../customer/order-suggestions';
import { SuggestionItem } from '../customer/suggestion-item';
import styles from './order.module.css';

interface OwnerCardProps {
  readonly id: string;
  readonly order: Pick<Order, 'customerId' | 'source'>;
}

/** What was left with an order without a name, and whose it may be; for those who may decide it. */
export function OwnerCard({ id, order }: OwnerCardProps) {
  const allowed = useCan('mergeCustomers');
  if (order.customerId !== null || !allowed) return null;
  return (
    <Card title="Whose order is it?">
      {order.source.companion ? (
        <Left id={id} />
      ) : (
        <p className={styles.soft}>Nothing was left with it by which its buyer could be found.</p>
      )}
    </Card>
  );
}

function Left({ id }: { readonly id: string }) {
  const { orgId } = useSession();
  const both = joinLive(
    useDocument(orderContactDocument(orgId, id)),
    useList(ownerSuggestionList(orgId, 'orderId', id)),
  );
  return (
    <LiveView of={both} loading={<Skeleton height="8rem" />}>
      {([contact, rows]) => (
        <div className={styles.owner}>
          <dl className={styles.facts}>
            <Fact label="Name">{contact?.displayName}</Fact>
            <Fact label="Phone">{contact?.phone}</Fact>
            <Fact label="E-mail">{contact?.email}</Fact>
          </dl>
          {rows.length === 0 && (
            <p className={styles.soft}>
              Nobody is suggested: no customer, or more than one, has this address or number.
              Customers are looked through once a week.
            </p>
          )}
          <ul className={styles.owner}>
            {orderSuggestions(rows).map((row) => (
              <SuggestionItem
                key={row.id}
                row={row}
                title={<CustomerLink id={row.value.customerId} />}
                accept={[{ primary: row.value.customerId, label: 'It is their order' }]}
                reject="Not their order"
                decided={{ accepted: 'Their order', rejected: 'Not their order' }}
              />
            ))}
          </ul>
        </div>
      )}
    </LiveView>
  );
}

function Fact({
  label,
  children,
}: {
  readonly label: string;
  readonly children: string | null | undefined;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd dir="auto">{children ?? 'Not left'}</dd>
    </>
  );
}
