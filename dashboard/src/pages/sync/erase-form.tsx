import type { Customer } from '@model/customer';
import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import { confirmationOf } from '@model/erasure-confirmation';
import { useState, type FormEvent } from 'react';
import { Link } from 'wouter';
import { customerDocument } from '../../data/customers';
import { useTimeZone } from '../../data/use-org';
import { formatDateTime } from '../../format/dates';
import { formatPlural } from '../../format/numbers';
import { useCall } from '../../live/use-call';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { controlClass, Field } from '../../ui/field';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import styles from './sync.module.css';

/** Who is to be erased, what stays, and the confirmation that has to be typed. */
export function EraseForm({ customerId }: { readonly customerId: string }) {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const customer = useDocument(customerDocument(orgId, customerId));
  const { run, busy, problem } = useCall('eraseCustomer');
  const [typed, setTyped] = useState('');
  const [outcome, setOutcome] = useState<string | null>(null);
  const needed = confirmationOf(customerId);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const erased = await run({ orgId, customerId, confirmation: typed });
    if (!erased) return;
    const at = formatDateTime(new Date(erased.erasedAt), timeZone);
    setOutcome(
      `Erased ${at}. ${formatPlural(erased.ordersKept, 'order stays', 'orders stay')}, without a person.`,
    );
  };
  if (outcome !== null) return <Notice tone="good">{outcome}</Notice>;
  return (
    <LiveView of={customer} loading={<Skeleton height="14rem" />}>
      {(found) => (
        <form className={styles.stack} onSubmit={(event) => void submit(event)}>
          <Whom customerId={customerId} customer={found} />
          <WhatStays />
          {problem && <Notice tone="bad">{problem.text}</Notice>}
          <Field label={`Type ${needed} to erase this customer for good`}>
            {(ids) => (
              <input
                {...ids}
                className={controlClass}
                autoComplete="off"
                value={typed}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Field>
          <div>
            <Button type="submit" kind="danger" busy={busy} disabled={typed.trim() !== needed}>
              Erase for good
            </Button>
          </div>
        </form>
      )}
    </LiveView>
  );
}

function Whom({
  customerId,
  customer,
}: {
  readonly customerId: string;
  readonly customer: Customer | null;
}) {
  if (!customer)
    return (
      <Notice tone="warn">
        No customer has the id {customerId}. If their record was set aside, what is kept of it can
        be erased all the same.
      </Notice>
    );
  if (customer.source.erasedAt !== undefined)
    return <Notice>This customer is erased. Erasing again removes what came since.</Notice>;
  const profile = displayedProfile(customer.profile, customer.crm);
  const orders = customer.insights?.totals.orderCount ?? 0;
  return (
    <p>
      <Link href={`/customers/${encodeURIComponent(customerId)}`} className={styles.strong}>
        <bdi>{displayNameOf({ id: customerId, profile })}</bdi>
      </Link>
      , {formatPlural(orders, 'order')}
    </p>
  );
}

function WhatStays() {
  return (
    <div>
      <p>
        Name, contact details, notes, tags, consent and history are removed at once. What stays:
      </p>
      <ul className={styles.bullets}>
        <li>their orders, without a person, so that no total changes</li>
        <li>the bare id, so that the next sync does not store the person again</li>
        <li>a receipt that says when and by whom, and names nobody</li>
      </ul>
      <p>The point of sale still has them: erase them there as well.</p>
    </div>
  );
}
