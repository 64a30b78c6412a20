import { combineTotals } from '@model/combined-totals';
import type { Customer } from '@model/customer';
import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import { Link } from 'wouter';
import { customersByIdList } from '../../data/customers';
import { formatMoney } from '../../format/money';
import { formatPlural } from '../../format/numbers';
import { valueOr } from '../../live/live';
import { useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Notice } from '../../ui/notice';

/** That this customer was found to be the same person as others, and what they bought together. */
export function LinkedNotice({ customer }: { readonly customer: Customer }) {
  const { crm } = customer;
  const ids = crm?.mergedInto === undefined ? (crm?.merged ?? []) : [crm.mergedInto];
  return ids.length > 0 ? <Linked ids={ids} customer={customer} /> : null;
}

function Linked({
  ids,
  customer,
}: {
  readonly ids: readonly string[];
  readonly customer: Customer;
}) {
  const { orgId } = useSession();
  const others = valueOr(useList(customersByIdList(orgId, ids)), []);
  const leads = customer.crm?.mergedInto === undefined;
  const all = [customer, ...others.map(({ value }) => value)];
  const together = combineTotals(all.flatMap(({ insights }) => insights?.totals ?? []));
  return (
    <Notice>
      {leads ? 'The same person as ' : 'Linked to '}
      {others.map(({ id, value }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link href={`/customers/${encodeURIComponent(id)}`}>
            <bdi>{displayNameOf({ id, profile: displayedProfile(value.profile, value.crm) })}</bdi>
          </Link>
        </span>
      ))}
      . Together: {formatMoney(together.spentCents)} in {formatPlural(together.orderCount, 'order')}
      .
    </Notice>
  );
}
