import type { BooksSummary } from '@model/books';
import { formatDay } from '../../format/dates';
import { Badge } from '../../ui/badge';
import styles from './attention-card.module.css';

/** Whether the sums of the point of sale and of what is stored are the same, day by day, and how far that was compared. Undefined while that is read. */
export function BooksBadge({ books }: { readonly books: BooksSummary | null | undefined }) {
  if (books === undefined)
    return (
      <div className={styles.books}>
        <Badge>Books</Badge>
      </div>
    );
  const lastDay = books?.lastDay ?? null;
  if (!books || lastDay === null)
    return (
      <div className={styles.books}>
        <Badge>Books not compared yet</Badge>
        They are, once a sync has read a day as a whole.
      </div>
    );
  const balances = books.differingCount === 0;
  return (
    <div className={styles.books}>
      <Badge tone={balances ? 'good' : 'bad'}>{balances ? 'Books balance' : 'Books differ'}</Badge>
      With the point of sale, up to {formatDay(lastDay)}
    </div>
  );
}
