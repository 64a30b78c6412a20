import type { Org } from '@model/org';
import type { SyncStatus } from '@model/run';
import { Link } from 'wouter';
import { formatPlural } from '../../format/numbers';
import { whoCan } from '../../session/permissions';
import { useCan } from '../../session/session';
import { Notice } from '../../ui/notice';
import styles from './sync.module.css';
import type { SyncTab } from './sync-tabs';

/** What has stopped syncing, what waits for somebody, and what looks wrong though syncing works. Not what stands below anyway. */
export function Attention({
  status,
  org,
  tab,
}: {
  readonly status: SyncStatus | null;
  readonly org: Org | null;
  readonly tab: SyncTab;
}) {
  const mayResume = useCan('editSchedule');
  const isStopped = org?.status === 'needs_attention' && tab !== 'schedule';
  return (
    <>
      {isStopped && (
        <Notice tone="bad" action={mayResume && <To tab="schedule">Resume syncing</To>}>
          {org.statusReason ?? 'Syncing has stopped until somebody puts something right.'}
          {!mayResume && ` ${whoCan('editSchedule')}`}
        </Notice>
      )}
      {status && tab !== 'desk' && <Waiting attention={status.attention} />}
      {status && tab !== 'webhooks' && <Suspicious attention={status.attention} />}
    </>
  );
}

function Waiting({ attention }: Pick<SyncStatus, 'attention'>) {
  const mayDecide = useCan('decide');
  const { quarantined, holds, deadLetters } = attention;
  const waiting = quarantined + holds + deadLetters;
  if (waiting === 0) return null;
  return (
    <Notice tone={holds > 0 ? 'bad' : 'warn'} action={mayDecide && <To tab="desk">Decide</To>}>
      {formatPlural(waiting, 'thing waits', 'things wait')} for a decision
      {mayDecide ? '.' : ' by a manager or an owner.'}
    </Notice>
  );
}

function Suspicious({ attention }: Pick<SyncStatus, 'attention'>) {
  const maySeeLog = useCan('seeWebhooks');
  const { stalled, webhookSilence } = attention;
  return (
    <>
      {stalled === true && (
        <Notice tone="warn">
          Syncs work and bring no order, though the shop usually sells at such hours. If the shop is
          open, look for new orders in the point of sale itself; if they are there, report it to its
          vendor. The next order ends this.
        </Notice>
      )}
      {webhookSilence === true && (
        <Notice tone="warn" action={maySeeLog && <To tab="webhooks">See the log</To>}>
          The point of sale has stopped announcing orders. They still come, with each sync.
        </Notice>
      )}
    </>
  );
}

function To({ tab, children }: { readonly tab: SyncTab; readonly children: string }) {
  return (
    <Link href={`/sync?tab=${tab}`} className={styles.action}>
      {children}
    </Link>
  );
}
