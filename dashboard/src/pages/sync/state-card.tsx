import type { Org } from '@model/org';
import type { SyncStatus } from '@model/run';
import { Link } from 'wouter';
import { useOrg, useTimeZone } from '../../data/use-org';
import { useNow } from '../../format/use-now';
import { formatPlural } from '../../format/numbers';
import { useCan } from '../../session/session';
import { useFreshness } from '../../shell/use-freshness';
import { Badge } from '../../ui/badge';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { describeLast, describeNext } from './describe-state';
import { SyncNow } from './sync-now';
import styles from './sync.module.css';

const TICK_MS = 10_000;

/** How fresh the figures are in words, when they are read next, and the way to have it done now. */
export function StateCard({ status }: { readonly status: SyncStatus | null }) {
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
        <Attention status={status} org={org.state === 'ready' ? org.value : null} />
        <SyncNow isPaused={org.state === 'ready' && org.value?.status === 'paused'} />
      </div>
    </Card>
  );
}

function Next({ org, now }: { readonly org: Org; readonly now: Date }) {
  const timeZone = useTimeZone();
  return <p className={styles.soft}>{describeNext(org, now, timeZone)}</p>;
}

/** What has stopped syncing, what waits for somebody, and what looks wrong though syncing works. */
function Attention({
  status,
  org,
}: {
  readonly status: SyncStatus | null;
  readonly org: Org | null;
}) {
  const mayDecide = useCan('decide');
  const { quarantined = 0, holds = 0, deadLetters = 0, stalled } = status?.attention ?? {};
  const waiting = quarantined + holds + deadLetters;
  return (
    <>
      {org?.status === 'needs_attention' && (
        <Notice tone="bad" action={<Link href="/sync?tab=schedule">Resume syncing</Link>}>
          {org.statusReason ?? 'Syncing has stopped until somebody puts something right.'}
        </Notice>
      )}
      {waiting > 0 && (
        <Notice
          tone={holds > 0 ? 'bad' : 'warn'}
          action={mayDecide && <Link href="/sync?tab=desk">Decide</Link>}
        >
          {formatPlural(waiting, 'thing waits', 'things wait')} for a decision
          {mayDecide ? '.' : ' by a manager or an owner.'}
        </Notice>
      )}
      {stalled === true && (
        <Notice tone="warn">
          Syncs work and bring no order, though the shop usually sells at such hours. If the shop is
          open, look for new orders in the point of sale itself; if they are there, report it to its
          vendor. The next order ends this.
        </Notice>
      )}
    </>
  );
}
