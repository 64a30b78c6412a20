import { Suspense, type ReactNode } from 'react';
import { Skeleton } from '../ui/skeleton';
import styles from './chart-frame.module.css';

/** The place of a chart: keeps its height while the chart's code is loaded, and gives the same figures as a table. */
export function ChartFrame({
  summary,
  height,
  table,
  children,
}: {
  /** What the chart shows, in a sentence; for those who hear the page. */
  readonly summary: string;
  /** In pixels. */
  readonly height: number;
  /** The same figures as a table; absent where they already stand beside the chart. */
  readonly table?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <figure className={styles.frame}>
      <figcaption className="visually-hidden">{summary}</figcaption>
      <div className={styles.place} style={{ height }} aria-hidden="true">
        <Suspense fallback={<Skeleton height={`${height}px`} />}>{children}</Suspense>
      </div>
      {table !== undefined && (
        <details>
          <summary>The same as a table</summary>
          {table}
        </details>
      )}
    </figure>
  );
}
