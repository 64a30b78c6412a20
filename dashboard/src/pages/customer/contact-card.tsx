import { displayedContact } from '@model/displayed-profile';
import { contactDocument, contactOverridesDocument } from '../../data/customers';
import { formatDate } from '../../format/dates';
import { joinLive } from '../../live/join-live';
import { useDocument } from '../../live/use-live';
import { useCan, useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import styles from './customer.module.css';

/** How to reach a customer, as staff corrected it; for those who may see it. */
export function ContactCard({ id }: { readonly id: string }) {
  const allowed = useCan('seeContact');
  return (
    <Card title="Contact">
      {allowed ? (
        <Details id={id} />
      ) : (
        <p className={styles.soft}>Contact details are for marketing and above.</p>
      )}
    </Card>
  );
}

function Details({ id }: { readonly id: string }) {
  const { orgId } = useSession();
  const both = joinLive(
    useDocument(contactDocument(orgId, id)),
    useDocument(contactOverridesDocument(orgId, id)),
  );
  return (
    <LiveView of={both} loading={<Skeleton height="5.5rem" />}>
      {([contact, overrides]) => {
        const { email, phone, birthDate } = displayedContact(contact, overrides);
        return (
          <dl className={styles.facts}>
            <Fact label="Phone">{phone && <a href={`tel:${phone}`}>{phone}</a>}</Fact>
            <Fact label="E-mail">{email && <a href={mailTo(email)}>{email}</a>}</Fact>
            <Fact label="Born">
              {birthDate && formatDate(new Date(`${birthDate}T00:00:00Z`), 'UTC')}
            </Fact>
          </dl>
        );
      }}
    </LiveView>
  );
}

// Whatever else an address holds must not become a part of the link, such as further recipients.
function mailTo(email: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}`;
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children ?? 'Unknown'}</dd>
    </div>
  );
}
