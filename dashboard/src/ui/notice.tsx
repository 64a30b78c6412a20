import type { ReactNode } from 'react';
import type { Tone } from './badge';
import { joinClasses } from './join-classes';
import styles from './notice.module.css';

/** Something to know before reading on, with what to do about it. What is bad is announced at once. */
export function Notice({
  tone = 'plain',
  action,
  children,
}: {
  readonly tone?: Tone;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={joinClasses(styles.notice, tone !== 'plain' && styles[tone])}
    >
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}
