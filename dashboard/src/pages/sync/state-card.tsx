import type { Org } from '@model/org';
import type { SyncStatus } from '@model/run';
import { useOrg, useTimeZone } from '../../data/use-org';
import { useNow } from '../../format/use-now';
import { useFreshness } from '../../shell/use-freshness';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { Attention } from './attention';
import { describeLast, describeNext } from './describe-state';
import { SyncNow } from './sync-now';
import type { SyncTab } from './sync-tabs';
import styles from './sync.module.css';

const TICK_MS = 10_000;

/** How fresh the figures are in words, when they are read next, and the way to have it done now. */
export function StateCard({
  status,
  tab,
}: {
  readonly status: SyncStatus | null;
  /** The part of the page that is shown below. */
  readonly tab: SyncTab;
}) {
  const now = useNow(TICK_MS);
  const freshness = useFreshness(now);
  const org = useOrg();
  return (
    <Card
      title="State of the data"
      note={
        freshness.state === 'ready' ? (
          <Badge tone={freshness.value.tone}>{freshness.value.word}</Badge>
        ) : (
          <Skeleton width="4rem" height="1.5rem" />
        )
      }
    >
      <div className={styles.stack}>
        <LiveView of={freshness} loading={<Skeleton height="4.35em" />}>
          {({ meaning, status: found }) => (
            <div>
              <p>{meaning}</p>
              <p>{describeLast(found?.lastSuccessAt ?? null, now)}</p>
              <LiveView of={org} loading={<Skeleton height="1.45em" />}>
                {(value) => value && <Next org={value} now={now} />}
              </LiveView>
            </div>
          )}
        </LiveView>
        <Attention status={status} org={org.state === 'ready' ? org.value : null} tab={tab} />
        <SyncNow isPaused={org.state === 'ready' && org.value?.status === 'paused'} />
      </div>
    </Card>
  );
}

function Next({ org, now }: { readonly org: Org; readonly now: Date }) {
  const timeZone = useTimeZone();
  return <p className={styles.soft}>{describeNext(org, now, timeZone)}</p>;
}
