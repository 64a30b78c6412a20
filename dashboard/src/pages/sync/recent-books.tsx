import type { Book } from '@model/books';
import { formatDatedDay } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { formatCount } from '../../format/numbers';
import { Badge } from '../../ui/badge';
import { joinClasses } from '../../ui/join-classes';
import { numberCell, Table } from '../../ui/table';
import { describeBook } from './describe-book';
import styles from './sync.module.css';

/** How the books of each day stand. */
export function RecentBooks({ books }: { readonly books: readonly Book[] }) {
  return (
    <Table label="Books of the latest days">
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Books</th>
          <th scope="col" className={joinClasses(numberCell, styles.lesser)}>
            Sales
          </th>
          <th scope="col" className={numberCell}>
            Total
          </th>
        </tr>
      </thead>
      <tbody>
        {books.map((book) => {
          const { text, tone } = describeBook(book);
          return (
            <tr key={book.day}>
              <td className={styles.keep}>{formatDatedDay(book.day)}</td>
              <td>
                <Badge tone={tone}>{text}</Badge>
              </td>
              <td className={joinClasses(numberCell, styles.lesser)}>
                {formatCount(book.pos.orders)}
              </td>
              <td className={numberCell}>{formatMoney(book.pos.totalCents)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
