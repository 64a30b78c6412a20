import { addDays } from '@model/business-day';
import { toHeatMap } from '@model/heat-map';
import { useLocationChoice } from '../../data/use-location';
import { formatHour } from '../../format/dates';
import { formatCount } from '../../format/numbers';
import { mapLive } from '../../live/live';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { joinClasses } from '../../ui/join-classes';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import styles from './busy-hours-card.module.css';
import { toBusyHours, WEEKDAYS, type BusyHour } from './busy-hours';
import { useYearLines } from './use-year-lines';

/** Every weekday as often as the others. */
const DAYS = 56;

/** When the shop sells: the last eight weeks up to yesterday, by weekday and hour. */
export function BusyHoursCard({ today }: { readonly today: string }) {
  const [locationId] = useLocationChoice();
  const [from, to] = [addDays(today, -DAYS), addDays(today, -1)];
  const busy = mapLive(useYearLines(from, to), (lines) =>
    toBusyHours(toHeatMap(lines, { from, to, ...(locationId === null ? {} : { locationId }) })),
  );
  return (
    <Card title="Busy hours" note="Sales by weekday and hour, last eight weeks up to yesterday">
      <LiveView of={busy} loading={<Skeleton height="26rem" />}>
        {({ hours, peak }) =>
          peak === null ? (
            <EmptyState title="No sales in the last eight weeks">
              <p>Once there are some, this shows when the shop is busy.</p>
            </EmptyState>
          ) : (
            <>
              <p>{peak}</p>
              <HeatTable hours={hours} />
            </>
          )
        }
      </LiveView>
    </Card>
  );
}

const LEVEL_CLASSES = [undefined, styles.level1, styles.level2, styles.level3, styles.level4];

function HeatTable({ hours }: { readonly hours: readonly BusyHour[] }) {
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">Sales by weekday and hour</caption>
      <thead>
        <tr>
          <th scope="col">Hour</th>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map(({ hour, cells }) => (
          <tr key={hour}>
            <th scope="row">{formatHour(hour)}</th>
            {cells.map(({ sales, level }, index) => (
              <td key={WEEKDAYS[index]} className={joinClasses(LEVEL_CLASSES[level])}>
                {formatCount(sales)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
