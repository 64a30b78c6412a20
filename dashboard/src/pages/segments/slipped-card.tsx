import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import { createStoreCalendar } from '@model/store-calendar';
import type { Transition } from '@model/transition';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { customerDocument } from '../../data/customers';
import { MOST_SLIPPED, slippedAwayList } from '../../data/segments';
import { useTimeZone } from '../../data/use-org';
import { formatAgo, formatDateTime, formatDay } from '../../format/dates';
import { formatDollars } from '../../format/money';
import { useNow } from '../../format/use-now';
import { useDocument, useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { SegmentBadge } from '../../ui/segment-badge';
import { Skeleton } from '../../ui/skeleton';
import { lastDays } from './last-days';
import styles from './segments.module.css';

/** Who moved to those who stay away in the last seven days, the latest first. */
export function SlippedCard({ today }: { readonly today: string }) {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const { first } = lastDays(today, 7);
  const since = useMemo(() => createStoreCalendar(timeZone).startOf(first), [timeZone, first]);
  const moves = useList(slippedAwayList(orgId, since));
  const many = moves.state === 'ready' && moves.value.length === MOST_SLIPPED;
  const which = many ? `The latest ${MOST_SLIPPED}, since` : 'Since';
  return (
    <Card title="Who slipped away this week" note={`${which} ${formatDay(first)}`} flush>
      <LiveView of={moves} loading={<Skeleton height="36rem" />}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState title="Nobody slipped away">
              <p>
                Customers appear here on the day on which they have stayed away longer than the
                thresholds allow.
              </p>
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {found.map(({ id, value }) => (
                <Slipped key={id} move={value} />
              ))}
            </ul>
          )
        }
      </LiveView>
    </Card>
  );
}

const MINUTE_MS = 60_000;

function Slipped({ move }: { readonly move: Transition }) {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const now = useNow(MINUTE_MS);
  const customer = useDocument(customerDocument(orgId, move.customerId));
  const known = customer.state === 'ready' ? customer.value : null;
  const insights = known?.insights ?? null;
  const profile = known && displayedProfile(known.profile, known.crm);
  const name = profile ? displayNameOf({ id: move.customerId, profile }) : move.customerId;
  return (
    <li className={styles.entry}>
      <div className={styles.who}>
        <Link
          href={`/customers/${encodeURIComponent(move.customerId)}`}
          className={styles.name}
          title={name}
        >
          {customer.state === 'loading' ? <Skeleton width="9rem" /> : <bdi>{name}</bdi>}
        </Link>
        <span className={styles.move}>
          <SegmentBadge segment={move.from} /> to <SegmentBadge segment={move.to} />
        </span>
      </div>
      <p className={styles.soft}>{move.why}</p>
      <p className={styles.soft}>
        <time dateTime={move.at.toISOString()} title={formatDateTime(move.at, timeZone)}>
          {formatAgo(move.at, now)}
        </time>
        {insights && `, ${formatDollars(insights.totals.spentCents)} spent so far`}
        {insights && insights.segment !== move.to && (
          <>
            , now <SegmentBadge segment={insights.segment} />
          </>
        )}
      </p>
    </li>
  );
}
