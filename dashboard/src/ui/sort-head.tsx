import { ArrowDown, ArrowUp } from 'lucide-react';
import styles from './sort-head.module.css';

const ARIA_SORT = { asc: 'ascending', desc: 'descending', none: undefined } as const;

/** The head of a column; one that sorts by it when it is pressed, where `onPress` is given. */
export function SortHead({
  label,
  className,
  sorted,
  onPress,
}: {
  readonly label: string;
  readonly className: string | undefined;
  readonly sorted: 'asc' | 'desc' | false;
  readonly onPress: (() => void) | null;
}) {
  const Arrow = sorted === 'asc' ? ArrowUp : ArrowDown;
  return (
    <th scope="col" className={className} aria-sort={ARIA_SORT[sorted || 'none']}>
      {onPress ? (
        <button type="button" className={styles.head} onClick={onPress}>
          {label}
          <Arrow size={14} aria-hidden="true" className={sorted ? undefined : styles.hidden} />
        </button>
      ) : (
        label
      )}
    </th>
  );
}
