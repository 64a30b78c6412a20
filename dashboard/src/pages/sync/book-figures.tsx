import type { Book } from '@model/books';
import { useTimeZone } from '../../data/use-org';
import { formatDatedTime, formatDatedDay } from '../../format/dates';
import { joinClasses } from '../../ui/join-classes';
import { numberCell, Table } from '../../ui/table';
import { useNarrow } from '../../ui/use-narrow';
import { compareFigures } from './describe-book';
import styles from './sync.module.css';

/** A day's figures, as both sides have them. */
export function BookFigures({ book }: { readonly book: Book }) {
  const timeZone = useTimeZone();
  const narrow = useNarrow();
  const day = formatDatedDay(book.day);
  return (
    <li>
      <h3>{day}</h3>
      {narrow ? <FigureList book={book} /> : <FigureTable book={book} day={day} />}
      <p className={styles.soft}>
        Read from the point of sale {formatDatedTime(book.walkedAt, timeZone)}
        {book.comparedAt && `, compared ${formatDatedTime(book.comparedAt, timeZone)}`}.
      </p>
    </li>
  );
}

function FigureTable({ book, day }: { readonly book: Book; readonly day: string }) {
  return (
    <Table label={`Figures of ${day}`}>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          {['Point of sale', 'Stored', 'Difference'].map((label) => (
            <th key={label} scope="col" className={numberCell}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {compareFigures(book).map(({ label, pos, stored, difference, differs }) => (
          <tr key={label}>
            <td>{label}</td>
            <td className={numberCell}>{pos}</td>
            <td className={numberCell}>{stored}</td>
            <td className={joinClasses(numberCell, differs && styles.off)}>{difference}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function FigureList({ book }: { readonly book: Book }) {
  return (
    <ul>
      {compareFigures(book).map(({ label, pos, stored, difference, differs }) => (
        <li key={label}>
          {label}:{' '}
          {differs ? (
            <>
              <span className={styles.off}>{difference}</span>, {pos} in the point of sale and{' '}
              {stored} stored
            </>
          ) : (
            `${pos} on both sides`
          )}
        </li>
      ))}
    </ul>
  );
}
