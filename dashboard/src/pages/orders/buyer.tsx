import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import type { Order } from '@model/order';
import { Link } from 'wouter';
import { customerDocument } from '../../data/customers';
import { valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import styles from './order-list.module.css';

/**
 * Whose order it is: the id until the name is read, for good where nobody is stored by it. What the point of sale says comes
 * before what staff found.
 */
export function Buyer({ order }: { readonly order: Pick<Order, 'customerId' | 'owner'> }) {
  const { customerId, owner } = order;
  if (customerId !== null) return <NamedBuyer id={customerId} />;
  if (!owner) return <span className={styles.soft}>Anonymous</span>;
  return <NamedBuyer id={owner.customerId} note=", as staff found" />;
}

function NamedBuyer({ id, note = '' }: { readonly id: string; readonly note?: string }) {
  const { orgId } = useSession();
  const customer = valueOr(useDocument(customerDocument(orgId, id)), null);
  const name = customer
    ? displayNameOf({ id, profile: displayedProfile(customer.profile, customer.crm) })
    : id;
  return (
    <Link
      href={`/customers/${encodeURIComponent(id)}`}
      className={styles.buyer}
      title={`${name}${note}`}
    >
      <bdi>{name}</bdi>
    </Link>
  );
}
