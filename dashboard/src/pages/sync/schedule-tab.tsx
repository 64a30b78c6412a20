import type { Org } from '@model/org';
import { useOrg } from '../../data/use-org';
import { whoCan } from '../../session/permissions';
import { useCan } from '../../session/session';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { describeInterval } from './describe-state';
import { IntervalForm } from './interval-form';
import { PauseControl } from './pause-control';
import styles from './sync.module.css';

/** How often syncs begin by themselves, and whether they do. */
export function ScheduleTab() {
  const org = useOrg();
  return (
    <LiveView of={org} loading={<Skeleton height="16rem" />}>
      {(value) => value && <Schedule org={value} />}
    </LiveView>
  );
}

function Schedule({ org }: { readonly org: Org }) {
  const mayEdit = useCan('editSchedule');
  const { intervalMinutes } = org.schedule;
  return (
    <>
      <Card title="Schedule">
        <div className={styles.stack}>
          <p>
            {org.status === 'paused'
              ? 'Syncing is paused. Figures stand still until it goes on.'
              : `A sync begins ${describeInterval(intervalMinutes)}, day and night. Announced orders come at once.`}
          </p>
          {mayEdit ? (
            <IntervalForm intervalMinutes={intervalMinutes} />
          ) : (
            <p className={styles.soft}>{whoCan('editSchedule')}</p>
          )}
        </div>
      </Card>
      {mayEdit && <PauseControl status={org.status} statusReason={org.statusReason} />}
    </>
  );
}
