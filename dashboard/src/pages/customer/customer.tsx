import { SEGMENT_LABELS } from '@model/customer-labels';
import { allTagsOf } from '@model/customer-tags';
import type { Customer as CustomerRecord } from '@model/customer';
import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import { Link, useParams } from 'wouter';
import { customerDocument } from '../../data/customers';
import { isDocumentId } from '../../data/document-id';
import { useTimeZone } from '../../data/use-org';
import { formatDate } from '../../format/dates';
import { useDocument } from '../../live/use-live';
import { useCan, useSession } from '../../session/session';
import { Badge } from '../../ui/badge';
import { buttonClass } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Page } from '../../ui/page';
import { SegmentBadge } from '../../ui/segment-badge';
import { Skeleton } from '../../ui/skeleton';
import { lastListAddress } from '../customers/last-search';
import { CustomerView } from './customer-view';
import styles from './customer.module.css';

/** The page of one customer. */
export default function Customer() {
  const { orgId } = useSession();
  const { id = '' } = useParams();
  const customer = useDocument(isDocumentId(id) ? customerDocument(orgId, id) : null);
  if (!isDocumentId(id)) return <Unknown />;
  return (
    <LiveView
      of={customer}
      loading={
        <Page title="Customer" summary={<Skeleton width="16rem" />}>
          <Skeleton height="5.5rem" />
          <Skeleton height="40rem" />
        </Page>
      }
    >
      {(value) => {
        if (!value) return <Unknown />;
        return value.source.erasedAt ? (
          <Erased at={value.source.erasedAt} />
        ) : (
          // What is typed or was answered about one customer must not stand on the page of the next.
          <Known key={id} id={id} customer={value} />
        );
      }}
    </LiveView>
  );
}

function Known({ id, customer }: { readonly id: string; readonly customer: CustomerRecord }) {
  const { orgId } = useSession();
  const mayErase = useCan('eraseCustomer');
  const { profile, crm, insights } = customer;
  const name = displayNameOf({ id, profile: displayedProfile(profile, crm) });
  const posName = displayNameOf({ id, profile });
  return (
    <Page
      title={name}
      summary={
        <span className={styles.summary}>
          {insights && <SegmentBadge segment={insights.segment} />}
          {tagsBeside(customer).map((tag) => (
            <Badge key={tag} title={tag}>
              <bdi>{tag}</bdi>
            </Badge>
          ))}
          <span>{id}</span>
          {posName !== name && (
            <span>
              At the point of sale: <bdi>{posName}</bdi>
            </span>
          )}
        </span>
      }
      actions={
        <>
          <Link href={lastListAddress(sessionStorage, orgId)} className={buttonClass()}>
            All customers
          </Link>
          {mayErase && (
            <Link href={`/sync?erase=${encodeURIComponent(id)}`} className={buttonClass('danger')}>
              Erase
            </Link>
          )}
        </>
      }
    >
      <CustomerView id={id} customer={customer} />
    </Page>
  );
}

/** All tags but the one that says what the segment says. */
function tagsBeside({ crm, insights }: CustomerRecord): string[] {
  const segment = insights ? SEGMENT_LABELS[insights.segment].toLowerCase() : '';
  const automatic = insights?.autoTags.filter((tag) => tag.toLowerCase() !== segment) ?? [];
  return allTagsOf(crm?.tags ?? [], automatic);
}

function Erased({ at }: { readonly at: Date }) {
  const timeZone = useTimeZone();
  return (
    <Page title="Erased customer">
      <EmptyState title={`This customer was erased on ${formatDate(at, timeZone)}`}>
        <p>Nothing of them is kept. Their sales stay in the figures, without a person.</p>
        <Link href="/customers">All customers</Link>
      </EmptyState>
    </Page>
  );
}

function Unknown() {
  return (
    <Page title="No such customer">
      <EmptyState title="There is no customer of this id">
        <p>The link may be old, or belong to another organisation.</p>
        <Link href="/customers">All customers</Link>
      </EmptyState>
    </Page>
  );
}
