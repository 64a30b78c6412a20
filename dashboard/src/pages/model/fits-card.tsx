import type { Fit } from '@model/fit';
import { fitList } from '../../data/models';
import { formatDay } from '../../format/dates';
import { formatChange, formatCount } from '../../format/numbers';
import { useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { joinClasses } from '../../ui/join-classes';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { numberCell, Table } from '../../ui/table';
import { describePoints } from './judge-scorecard';
import styles from './model.module.css';

/** The latest weekly fits with how each of them did. */
export function FitsCard() {
  const { orgId } = useSession();
  const fits = useList(fitList(orgId));
  return (
    <Card
      title="Week by week"
      note="What the latest fits expected of 90 days, against what came"
      flush
    >
      <LiveView of={fits} loading={<Skeleton height="10rem" />}>
        {(found) => (
          <Table label="Fits">
            <thead>
              <tr>
                <th scope="col">As of</th>
                <th scope="col" className={joinClasses(numberCell, styles.wide)}>
                  Customers
                </th>
                <th scope="col" className={numberCell}>
                  Chances off by
                </th>
                <th scope="col" className={numberCell}>
                  Orders
                </th>
                <th scope="col" className={numberCell}>
                  Revenue
                </th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ id, value }) => (
                <FitRow key={id} fit={value} />
              ))}
            </tbody>
          </Table>
        )}
      </LiveView>
    </Card>
  );
}

const NONE = '–';

function FitRow({ fit: { asOfDay, purchase, scorecard } }: { readonly fit: Fit }) {
  const miss = (totals: { model: number; actual: number } | undefined): string =>
    totals && totals.actual > 0
      ? formatChange((totals.model - totals.actual) / totals.actual)
      : NONE;
  return (
    <tr>
      <td>
        {formatDay(asOfDay)}
        {!purchase.gate.open && <div className={styles.soft}>{purchase.gate.message}</div>}
      </td>
      <td className={joinClasses(numberCell, styles.wide)}>
        {formatCount(purchase.counts.customers)}
      </td>
      <td className={numberCell}>
        {scorecard?.returning ? describePoints(scorecard.returning.maxErrorPoints) : NONE}
      </td>
      <td className={numberCell}>{miss(scorecard?.purchases?.totals)}</td>
      <td className={numberCell}>{miss(scorecard?.revenue?.totals)}</td>
    </tr>
  );
}
