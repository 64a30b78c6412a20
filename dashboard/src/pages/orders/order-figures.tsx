import { currentStatsDocument, dayStatsDocument } from '../../data/documents';
import { useLocationChoice } from '../../data/use-location';
import { useToday } from '../../data/use-today';
import { formatMoney } from '../../format/money';
import { formatCount } from '../../format/numbers';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { FailureNotice } from '../../ui/failure-notice';
import { Stat } from '../../ui/stat';
import { figuresOf } from '../today/day-figures';
import styles from './order-figures.module.css';

/** The day's orders and all of them, from figures that are kept; no order is read for it. */
export function OrderFigures() {
  const { orgId } = useSession();
  const [locationId] = useLocationChoice();
  const today = useToday();
  const day = useDocument(today === null ? null : dayStatsDocument(orgId, today));
  const current = useDocument(currentStatsDocument(orgId));
  const sold = day.state === 'ready' ? figuresOf(day.value, locationId) : undefined;
  const all = current.state === 'ready' ? current.value?.orders : undefined;
  const failed = day.state === 'failed' ? day : current.state === 'failed' ? current : null;
  return (
    <Card
      title="At a glance"
      note={locationId !== null && 'Today: the location chosen. The rest: all locations.'}
    >
      {failed && <FailureNotice of={failed} />}
      <div className={styles.figures}>
        <Stat
          label="Sales today"
          value={sold && formatCount(sold.orders)}
          note={sold && formatMoney(sold.revenueCents)}
        />
        <Stat
          label="Open today"
          value={sold && formatCount(sold.open.orders)}
          note={sold && sold.open.orders > 0 && `${formatMoney(sold.open.valueCents)} in all`}
        />
        <Stat
          label="Orders ever"
          value={all && formatCount(all.total)}
          note={all && `${formatCount(all.counted)} of them sales`}
        />
        <Stat
          label="Unknown status"
          value={all && formatCount(all.byStatus.unknown)}
          note={
            all &&
            (all.byStatus.unknown === 0 ? 'Every status is understood' : 'Not in the figures')
          }
        />
      </div>
    </Card>
  );
}
