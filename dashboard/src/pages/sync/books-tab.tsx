import { differingBookList, MOST_DIFFERING, recentBookList } from '../../data/desk';
import { useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { BookFigures } from './book-figures';
import { RecentBooks } from './recent-books';
import styles from './sync.module.css';

/** Days of which the point of sale and what is stored do not say the same, with the figures, and how the latest days stand. */
export function BooksTab() {
  const { orgId } = useSession();
  const differing = useList(differingBookList(orgId));
  const recent = useList(recentBookList(orgId));
  return (
    <>
      <Card title="Days that differ" note="Point of sale against what is stored" flush>
        <LiveView of={differing} loading={<Skeleton height="8rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No day differs">
                <p>
                  Of every day that was compared, the sums of the point of sale and of what is
                  stored are the same to the cent.
                </p>
              </EmptyState>
            ) : (
              <>
                <ul className={styles.items}>
                  {rows.map(({ id, value }) => (
                    <BookFigures key={id} book={value} />
                  ))}
                </ul>
                {rows.length === MOST_DIFFERING && (
                  <p className={styles.padded}>These are the latest {MOST_DIFFERING}.</p>
                )}
                <p className={styles.padded}>
                  A difference that stays for a day means that an order is missing here or was read
                  wrongly. Compare that day with the point of sale, and tell whoever runs Trellis.
                </p>
              </>
            )
          }
        </LiveView>
      </Card>
      <Card title="Latest days" flush>
        <LiveView of={recent} loading={<Skeleton height="20rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="No day was compared yet">
                <p>Days are compared once a sync has read them as a whole.</p>
              </EmptyState>
            ) : (
              <RecentBooks books={rows.map(({ value }) => value)} />
            )
          }
        </LiveView>
      </Card>
    </>
  );
}
