import type { ReactNode } from 'react';
import { Skeleton } from './skeleton';
import styles from './stat.module.css';

/** One figure with what it is of and what it is compared with. Without a value it is still being read. */
export function Stat({
  label,
  value,
  note,
}: {
  readonly label: string;
  readonly value: ReactNode | undefined;
  readonly note?: ReactNode;
}) {
  return (
    <div className={styles.stat}>
      <div className={styles.label}>{label}</div>
      <div className={styles.value}>
        {value === undefined ? <Skeleton width="5rem" height="1.15em" /> : value}
      </div>
      <div className={styles.note}>{note}</div>
    </div>
  );
}
