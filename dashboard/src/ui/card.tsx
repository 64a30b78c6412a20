import { useId, type ReactNode } from 'react';
import { joinClasses } from './join-classes';
import styles from './card.module.css';

/** A titled part of a page. */
export function Card({
  title,
  note,
  actions,
  flush = false,
  className,
  children,
}: {
  readonly title: string;
  /** What the figures mean or are of, in few words. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** The content reaches the edges, as tables do. */
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={joinClasses(styles.card, className)}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note !== undefined && <div className={styles.note}>{note}</div>}
        {actions}
      </div>
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
