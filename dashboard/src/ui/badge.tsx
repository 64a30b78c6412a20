import type { ReactNode } from 'react';
import { joinClasses } from './join-classes';
import styles from './badge.module.css';

/** How a state is to be taken. Never told by colour alone: the words say it too. */
export type Tone = 'plain' | 'good' | 'warn' | 'bad';

/** A state in a word or two. */
export function Badge({
  tone = 'plain',
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span title={title} className={joinClasses(styles.badge, tone !== 'plain' && styles[tone])}>
      <span className={styles.text}>{children}</span>
    </span>
  );
}
