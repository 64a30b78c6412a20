import type { SyncStatus } from '@model/run';
import { Link } from 'wouter';
import { runDocument } from '../data/documents';
import { useTimeZone } from '../data/use-org';
import { formatDateTime, formatDuration } from '../format/dates';
import { useDocument } from '../live/use-live';
import { useSession } from '../session/session';
import { LiveView } from '../ui/live-view';
import { Skeleton } from '../ui/skeleton';
import { describeCounts, describeOutcome } from './describe-run';
import styles from './sync-badge.module.css';

/** How the last sync of everything went, and the way to all of them. Read when it is looked at. */
export function LastRun({ status }: { readonly status: SyncStatus | null }) {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const runId = status?.lastRunId ?? null;
  const run = useDocument(runId === null ? null : runDocument(orgId, runId));
  return (
    <>
      {runId !== null && (
        <LiveView of={run} loading={<Skeleton height="4rem" />}>
          {(found) =>
            found && (
              <div>
                <p>Last run: {describeOutcome(found)}</p>
                <p className={styles.soft}>
                  {formatDateTime(found.startedAt ?? found.createdAt, timeZone)}
                  {found.startedAt && found.finishedAt
                    ? `, took ${formatDuration(found.finishedAt.getTime() - found.startedAt.getTime())}`
                    : ''}
                </p>
                <p className={styles.soft}>{describeCounts(found)}</p>
                {found.error !== null && <p>{found.error}</p>}
              </div>
            )
          }
        </LiveView>
      )}
      <Link href="/sync">All about syncing</Link>
    </>
  );
}
