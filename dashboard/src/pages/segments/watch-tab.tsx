import { displayNameOf } from '@model/display-name';
import { displayedProfile } from '@model/displayed-profile';
import { useCallback } from 'react';
import { Link } from 'wouter';
import type { ListedCustomer } from '../../data/customers';
import { watchedCustomerList } from '../../data/segments';
import { useTimeZone } from '../../data/use-org';
import { formatDate } from '../../format/dates';
import { formatDollars } from '../../format/money';
import { formatPlural } from '../../format/numbers';
import type { Row } from '../../live/sources';
import { usePages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { SegmentBadge } from '../../ui/segment-badge';
import { Skeleton } from '../../ui/skeleton';
import { describeReasons } from './describe-reasons';
import styles from './segments.module.css';

/** Customers who are worth a call: valuable, and in need of attention. Those who spent most come first. */
export function WatchTab() {
  const { orgId } = useSession();
  const listFrom = useCallback(
    (after?: Row<ListedCustomer>) =>
      watchedCustomerList(
        orgId,
        after && { spentCents: after.value.insights.totals.spentCents, id: after.id },
      ),
    [orgId],
  );
  const { rows, more, reading, problem, readMore } = usePages(listFrom);
  return (
    <Card
      title="Worth a call"
      note="Valuable, and silent, slipping or less kept than before. Most spent first."
      flush
    >
      <LiveView of={rows} loading={<Skeleton height="60rem" />}>
        {(found) =>
          found.length === 0 ? (
            <EmptyState title="Nobody needs a call">
              <p>Valuable customers appear here as soon as they stay away or buy less.</p>
            </EmptyState>
          ) : (
            <>
              <output className="visually-hidden">{formatPlural(found.length, 'customer')}</output>
              <ul className={styles.list} aria-label="Watch list">
                {found.map((row) => (
                  <Watched key={row.id} row={row} />
                ))}
              </ul>
            </>
          )
        }
      </LiveView>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      {more && (
        <div className={styles.more}>
          <Button busy={reading} onClick={readMore}>
            Show more
          </Button>
        </div>
      )}
    </Card>
  );
}

function Watched({ row: { id, value } }: { readonly row: Row<ListedCustomer> }) {
  const timeZone = useTimeZone();
  const { segment, totals, watch } = value.insights;
  const name = displayNameOf({ id, profile: displayedProfile(value.profile, value.crm) });
  return (
    <li className={styles.entry}>
      <div className={styles.who}>
        <Link href={`/customers/${encodeURIComponent(id)}`} className={styles.name} title={name}>
          <bdi>{name}</bdi>
        </Link>
        <span className={styles.move}>
          {formatDollars(totals.spentCents)} in {formatPlural(totals.orderCount, 'order')}
          <SegmentBadge segment={segment} />
        </span>
      </div>
      <p>{describeReasons(watch)}</p>
      <p className={styles.soft}>
        {watch.value}
        {totals.lastOrderAt && `. Last order ${formatDate(totals.lastOrderAt, timeZone)}`}
      </p>
    </li>
  );
}
