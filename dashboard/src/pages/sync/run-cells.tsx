import type { Run } from '@model/run';
import { useTimeZone } from '../../data/use-org';
import { formatDateTime, formatDuration } from '../../format/dates';
import type { Row } from '../../live/sources';
import { RUN_OUTCOMES } from '../../shell/describe-run';
import { Badge } from '../../ui/badge';
import { toneOf } from './describe-streams';
import styles from './sync.module.css';

/** Runs to look at. */
export interface RunRows {
  readonly rows: readonly Row<Run>[];
  /** Shows one of them whole. */
  readonly onLook: (runId: string) => void;
}

/** When a run began or was asked for; leads to its details. */
export function RunAt({
  row,
  onLook,
}: {
  readonly row: Row<Run>;
  readonly onLook: RunRows['onLook'];
}) {
  const timeZone = useTimeZone();
  const { startedAt, createdAt } = row.value;
  return (
    <button type="button" className={styles.link} onClick={() => onLook(row.id)}>
      {formatDateTime(startedAt ?? createdAt, timeZone)}
    </button>
  );
}

/** How a run went. */
export function RunBadge({ state }: { readonly state: Run['state'] }) {
  return <Badge tone={toneOf(state)}>{RUN_OUTCOMES[state]}</Badge>;
}

/** How long a run took; a dash while it is at work, or when it never began. */
export function durationOf({
  startedAt,
  finishedAt,
}: Pick<Run, 'startedAt' | 'finishedAt'>): string {
  return startedAt && finishedAt ? formatDuration(finishedAt.getTime() - startedAt.getTime()) : '–';
}
