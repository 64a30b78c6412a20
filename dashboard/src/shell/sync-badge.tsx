import { formatAgo, formatShortAgo } from '../format/dates';
import { useNow } from '../format/use-now';
import { LiveView } from '../ui/live-view';
import { Badge } from '../ui/badge';
import { Skeleton } from '../ui/skeleton';
import { describeLastState } from './describe-run';
import { LastRun } from './last-run';
import { Popover } from './popover';
import styles from './sync-badge.module.css';
import { useFreshness } from './use-freshness';

const TICK_MS = 10_000;

/** Whether the figures are fresh, since when, and on demand how the last sync went. */
export function SyncBadge() {
  const now = useNow(TICK_MS);
  const freshness = useFreshness(now);
  return (
    <LiveView of={freshness} loading={<Skeleton width="4rem" height="1.5rem" />}>
      {({ word, tone, meaning, status, reason }) => {
        const at = status?.lastSuccessAt ?? null;
        const since = at ? `Updated ${formatAgo(at, now)}` : 'Not synced yet';
        return (
          <Popover
            label="Sync"
            place="headerEnd"
            title={[reason ?? meaning, describeLastState(status?.lastRunState ?? null)]
              .filter((text) => text !== null)
              .join(' ')}
            button={
              <>
                <Badge tone={tone}>{word}</Badge>
                <span className={styles.since}>{since}</span>
                {at && (
                  <span className={styles.short} aria-hidden="true">
                    {formatShortAgo(at, now)}
                  </span>
                )}
              </>
            }
          >
            <div className={styles.panel}>
              <p>{reason ?? meaning}</p>
              <p className={styles.soft}>{since}</p>
              <LastRun status={status} />
            </div>
          </Popover>
        );
      }}
    </LiveView>
  );
}
