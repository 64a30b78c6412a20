import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import { Link } from 'wouter';
import { customerDocument } from '../../data/customers';
import { valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import styles from './customer.module.css';

/** A customer's name, which leads to their page; the id until it is read. */
export function CustomerLink({ id }: { readonly id: string }) {
  const { orgId } = useSession();
  const customer = valueOr(useDocument(customerDocument(orgId, id)), null);
  const profile = customer && displayedProfile(customer.profile, customer.crm);
  return (
    <Link href={`/customers/${encodeURIComponent(id)}`} className={styles.strong}>
      <bdi>{profile ? displayNameOf({ id, profile }) : id}</bdi>
    </Link>
  );
}
