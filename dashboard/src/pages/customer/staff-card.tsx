import type { Customer } from '@model/customer';
import { useCan } from '../../session/session';
import { Card } from '../../ui/card';
import { ConsentTable } from './consent';
import { StaffNotes } from './staff-notes';
import { StaffTags } from './staff-tags';
import { StatedPreferences } from './stated-preferences';
import styles from './customer.module.css';

/** What staff keep about a customer. Nothing else of a customer can be changed here: the rest is the point of sale's. */
export function StaffCard({
  id,
  customer,
  now,
  timeZone,
}: {
  readonly id: string;
  readonly customer: Customer;
  readonly now: Date;
  readonly timeZone: string;
}) {
  const editable = useCan('editCustomer');
  const { crm } = customer;
  return (
    <Card title="Kept by staff" note={editable ? undefined : 'Marketing and above may change this'}>
      <div className={styles.parts}>
        <StaffTags customerId={id} tags={crm?.tags ?? []} editable={editable} />
        <StaffNotes customerId={id} notes={crm?.notes ?? null} editable={editable} />
        <ConsentTable
          customerId={id}
          customer={customer}
          editable={editable}
          now={now}
          timeZone={timeZone}
        />
        {crm?.preferences && <StatedPreferences stated={crm.preferences} />}
      </div>
    </Card>
  );
}
