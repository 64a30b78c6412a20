import type { Customer } from '@model/customer';
import type { Fit } from '@model/fit';
import { fitDocument } from '../../data/customers';
import { useTimeZone } from '../../data/use-org';
import { formatDate } from '../../format/dates';
import { useNow } from '../../format/use-now';
import { valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Notice } from '../../ui/notice';
import { ContactCard } from './contact-card';
import { DuplicatesCard } from './duplicates-card';
import { FiguresRow } from './figures-row';
import { ForecastCard } from './forecast-card';
import { LinkedNotice } from './linked-notice';
import { NamelessOrdersCard } from './nameless-orders';
import { PreferencesCard } from './preferences-card';
import { RecommendationsCard } from './recommendations-card';
import { RetentionCard } from './retention-card';
import { RfmCard } from './rfm-card';
import { RiskCard } from './risk-card';
import { SegmentCard } from './segment-card';
import { StaffCard } from './staff-card';
import { TimelineCard } from './timeline-card';
import styles from './customer.module.css';

const MINUTE_MS = 60_000;

interface CustomerViewProps {
  readonly id: string;
  readonly customer: Customer;
}

/** One customer: what Trellis concludes, what happened, and what staff keep. */
export function CustomerView({ id, customer }: CustomerViewProps) {
  const timeZone = useTimeZone();
  const now = useNow(MINUTE_MS);
  const { insights, source } = customer;
  const fit = useFit(insights?.fitId ?? null);
  return (
    <>
      {source.deletedAt && (
        <Notice tone="warn">
          The point of sale has not had this customer since {formatDate(source.deletedAt, timeZone)}
          . What is shown stays for the record.
        </Notice>
      )}
      <LinkedNotice customer={customer} />
      {insights ? (
        <FiguresRow insights={insights} now={now} timeZone={timeZone} />
      ) : (
        <NothingConcluded customer={customer} />
      )}
      <div className={styles.columns}>
        {insights && (
          <div className={styles.column}>
            <SegmentCard insights={insights} timeZone={timeZone} />
            <RiskCard insights={insights} now={now} />
            {insights.totals.orderCount > 0 && <RecommendationsCard id={id} timeZone={timeZone} />}
            <PreferencesCard preferences={insights.preferences} />
            <RetentionCard retention={insights.retention} />
            <RfmCard rfm={insights.rfm} fit={fit} />
          </div>
        )}
        <div className={styles.column}>
          <ContactCard id={id} />
          <StaffCard id={id} customer={customer} now={now} timeZone={timeZone} />
          <DuplicatesCard id={id} />
          <NamelessOrdersCard id={id} />
          {insights && <ForecastCard insights={insights} fit={fit} timeZone={timeZone} />}
          <TimelineCard id={id} customer={customer} timeZone={timeZone} />
        </div>
      </div>
    </>
  );
}

/** The fit that figures were computed with; null while it is read, and where there is none. */
function useFit(fitId: string | null): Fit | null {
  const { orgId } = useSession();
  return valueOr(useDocument(fitId === null ? null : fitDocument(orgId, fitId)), null);
}

function NothingConcluded({ customer: { profile, source } }: Pick<CustomerViewProps, 'customer'>) {
  if (profile.guest)
    return (
      <Notice>
        The till uses this row for walk-in sales of many people. They count as revenue; nothing is
        concluded about them.
      </Notice>
    );
  if (source.deletedAt) return null;
  return <Notice>Nothing is known of this customer yet. It is being computed.</Notice>;
}
