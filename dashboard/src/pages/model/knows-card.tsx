import type { Fit } from '@model/fit';
import { formatDay } from '../../format/dates';
import { formatCount } from '../../format/numbers';
import { yearOf } from '@model/series';
import { Card } from '../../ui/card';
import { Stat } from '../../ui/stat';
import styles from './model.module.css';

/** What the current fit was made of. */
export function KnowsCard({ fit: { asOfDay, purchase } }: { readonly fit: Fit }) {
  const { counts, window } = purchase;
  const first = `${formatDay(window.fromDay)}, ${yearOf(window.fromDay)}`;
  return (
    <Card title="What it knows" note={`As of the end of ${formatDay(asOfDay)}`}>
      <div className={styles.figures}>
        <Stat label="Customers" value={formatCount(counts.customers)} note="With an order" />
        <Stat
          label="Came back"
          value={formatCount(counts.repeaters)}
          note="Ordered on two days or more"
        />
        <Stat
          label="Days with an order"
          value={formatCount(counts.orderDays)}
          note="Of all customers together"
        />
        <Stat
          label="Days looked at"
          value={formatCount(daysBetween(window))}
          note={`Since ${first}`}
        />
      </div>
    </Card>
  );
}

const DAY_MS = 86_400_000;

function daysBetween({ fromDay, toDay }: Fit['purchase']['window']): number {
  return Math.round((Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS);
}
