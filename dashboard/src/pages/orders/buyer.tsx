import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import type { Order } from '@model/order';
import { Link } from 'wouter';
import { customerDocument } from '../../data/customers';
import { valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import styles from './order-list.module.css';

/** Whose order it is: the id until the name is read, for good where nobody is stored by it. */
export function Buyer({ order }: { readonly order: Pick<Order, 'customerId'> }) {
  if (order.customerId === null) return <span className={styles.soft}>Anonymous</span>;
  return <NamedBuyer id={order.customerId} />;
}

function NamedBuyer({ id }: { readonly id: string }) {
  const { orgId } = useSession();
  const customer = valueOr(useDocument(customerDocument(orgId, id)), null);
  const name = customer
    ? displayNameOf({ id, profile: displayedProfile(customer.profile, customer.crm) })
    : id;
  return (
    <Link href={`/customers/${encodeURIComponent(id)}`} className={styles.buyer} title={name}>
      <bdi>{name}</bdi>
    </Link>
  );
}
