import { monthOf } from '@model/moves';
import { cohortsDocument } from '../../data/segments';
import { useTimeZone } from '../../data/use-org';
import { useToday } from '../../data/use-today';
import { formatDate, formatMonth } from '../../format/dates';
import { formatCount, formatPercent } from '../../format/numbers';
import { LOADING, mapLive } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { joinClasses } from '../../ui/join-classes';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { describeAverages, toCohortGrid, type CohortCell, type CohortGrid } from './cohort-grid';
import styles from './segments.module.css';
import { LEVEL_CLASSES } from './shades';
import shades from './shades.module.css';

/** Who came back, by the month of the first purchase. */
export function CohortsTab() {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const today = useToday();
  const cohorts = useDocument(cohortsDocument(orgId));
  const asOf = cohorts.state === 'ready' ? cohorts.value?.computedAt : undefined;
  const grids =
    today === null
      ? LOADING
      : mapLive(cohorts, (found) => toCohortGrid(found?.cohorts ?? {}, monthOf(today)));
  return (
    <Card
      title="Who comes back"
      note={asOf ? `As of ${formatDate(asOf, timeZone)}, made weekly` : 'Made weekly'}
    >
      <LiveView of={grids} loading={<Skeleton height="30rem" />}>
        {(grid) =>
          grid.rows.length === 0 ? (
            <EmptyState title="No new customers in the last twelve months">
              <p>Once customers with a name buy, this shows how many of them come back.</p>
            </EmptyState>
          ) : (
            <div className={styles.stack}>
              <p>{describeAverages(grid.averages)}</p>
              <Cohorts grid={grid} />
              <p className={styles.soft}>
                Each row: customers by the month of their first purchase, and the share of them that
                bought in each month after. The month that still runs is marked with an asterisk.
              </p>
            </div>
          )
        }
      </LiveView>
    </Card>
  );
}

function Cohorts({ grid: { rows, averages } }: { readonly grid: CohortGrid }) {
  return (
    // A region that scrolls must be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={shades.scroll} aria-label="Who came back, by month" tabIndex={0}>
      <table className={shades.table}>
        <thead>
          <tr>
            <th scope="col">First bought</th>
            <th scope="col">Customers</th>
            {averages.map((_, index) => (
              <th key={index} scope="col" aria-label={`${index + 1} months later`}>
                +{index + 1}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ month, customers, cells }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month)}</th>
              <td>{formatCount(customers)}</td>
              {cells.map((cell, index) => (
                <Cell key={index} cell={cell} />
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">All</th>
            <td>{formatCount(rows.reduce((sum, { customers }) => sum + customers, 0))}</td>
            {averages.map((share, index) => (
              <td key={index}>{share === null ? '' : formatPercent(share)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function Cell({ cell }: { readonly cell: CohortCell | null }) {
  if (cell === null) return <td aria-label="Not yet" />;
  const { month, buyers, share, level, running } = cell;
  return (
    <td
      className={joinClasses(LEVEL_CLASSES[level])}
      title={`${formatCount(buyers)} in ${formatMonth(month)}${running ? ' so far' : ''}`}
    >
      {formatPercent(share)}
      {running && '*'}
    </td>
  );
}
