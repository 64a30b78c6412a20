import { toSearchParams } from '@model/customer-filter-params';
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
import { joinLive } from '../../live/join-live';
import { useDocument, useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { SegmentBadge } from '../../ui/segment-badge';
import { Skeleton } from '../../ui/skeleton';
import { lastDays, watchedSince } from './last-days';
import styles from './segments.module.css';
import { useMovesOver } from './use-moves-over';

/** Who moved to those who stay away in the last seven days, the latest first. */
export function SlippedCard({ today }: { readonly today: string }) {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const week = lastDays(today, 7);
  const { first } = week;
  const since = useMemo(() => createStoreCalendar(timeZone).startOf(first), [timeZone, first]);
  const moves = useList(slippedAwayList(orgId, since));
  const months = useMovesOver(week);
  const watched = months.state === 'ready' ? watchedSince(week, months.value) : null;
  const many = moves.state === 'ready' && moves.value.length === MOST_SLIPPED;
  const which = many ? `The latest ${MOST_SLIPPED}, since` : 'Since';
  return (
    <Card title="Who slipped away this week" note={`${which} ${formatDay(watched ?? first)}`} flush>
      <LiveView of={joinLive(moves, months)} loading={<Skeleton height="36rem" />}>
        {([found]) =>
          found.length === 0 ? (
            <Nobody watched={watched} />
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

const SLIPPING = toSearchParams({ segment: 'slipping' });

/** @param watched since when moves are known; null when that is all the week. */
function Nobody({ watched }: { readonly watched: string | null }) {
  return (
    <EmptyState
      title={watched === null ? 'Nobody slipped away' : `Watched only since ${formatDay(watched)}`}
    >
      <p>
        {watched !== null && 'Nobody has slipped away since; who did before is not known. '}
        Customers appear here on the day on which they have stayed away longer than the thresholds
        allow.
      </p>
      <Link href={`/customers?${SLIPPING}`}>Who is slipping now, the latest first</Link>
    </EmptyState>
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
