import type { Order } from '@model/order';
import { Link } from 'wouter';
import type { Pages } from '../../live/use-pages';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { useNarrow } from '../../ui/use-narrow';
import { OrderCards } from './order-cards';
import { OrderTable } from './order-table';
import { useArrivals } from './use-arrivals';
import styles from './order-list.module.css';

const doNothing = (): void => undefined;

/** The orders read so far. Those that came while one looks are marked for a moment. */
export function OrderRows({
  pages,
  list,
  isFiltered,
}: {
  readonly pages: Pages<Order>;
  /** Says which list it is. */
  readonly list: string;
  readonly isFiltered: boolean;
}) {
  const narrow = useNarrow();
  const ids = pages.rows.state === 'ready' ? pages.rows.value.map(({ id }) => id) : null;
  const fresh = useArrivals(ids, list);
  // What failed is tried again when somebody presses the button, not by itself.
  const onNearEnd = pages.more && !pages.problem ? pages.readMore : doNothing;
  return (
    <LiveView of={pages.rows} loading={<Skeleton height="36rem" />}>
      {(rows) => (
        <>
          {rows.length === 0 && <None isFiltered={isFiltered} />}
          {rows.length > 0 && narrow && (
            <OrderCards rows={rows} fresh={fresh} onNearEnd={onNearEnd} />
          )}
          {rows.length > 0 && !narrow && (
            <OrderTable rows={rows} fresh={fresh} onNearEnd={onNearEnd} />
          )}
          {pages.problem && <Notice tone="bad">{pages.problem.text}</Notice>}
          {pages.more && (
            <div className={styles.more}>
              <Button busy={pages.reading} onClick={pages.readMore}>
                Show more
              </Button>
            </div>
          )}
        </>
      )}
    </LiveView>
  );
}

function None({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState title="No order matches all of this">
        <p>Take a condition away or choose other days.</p>
      </EmptyState>
    );
  return (
    <EmptyState title="No orders yet">
      <p>
        They appear here with the first sync. <Link href="/sync">See how it stands.</Link>
      </p>
    </EmptyState>
  );
}
