import { toSearchParams } from '@model/customer-filter-params';
import { sumMovers } from '@model/moves';
import { Link } from 'wouter';
import { currentStatsDocument } from '../../data/documents';
import { formatCount, formatPercent } from '../../format/numbers';
import { joinLive } from '../../live/join-live';
import { mapLive, valueOr } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { SegmentBadge } from '../../ui/segment-badge';
import { Skeleton } from '../../ui/skeleton';
import { Table } from '../../ui/table';
import { describeMoves, describeNet } from '../today/describe-moves';
import { describeSince, lastDays } from './last-days';
import { toSizeLines, type SizeLine } from './size-lines';
import styles from './segments.module.css';
import { useMovesOver } from './use-moves-over';

/** How many customers each segment has, drawn, and what the last seven days did to it. */
export function SizesCard({ today }: { readonly today: string }) {
  const { orgId } = useSession();
  const stats = useDocument(currentStatsDocument(orgId));
  const week = lastDays(today, 7);
  const months = useMovesOver(week);
  const since = valueOr(
    mapLive(months, (known) => describeSince(week, known)),
    'of the last week',
  );
  return (
    <Card title="Sizes" note={`Change ${since}`} flush>
      <LiveView of={joinLive(stats, months)} loading={<Skeleton height="26rem" />}>
        {([current, known]) => (
          <Sizes
            lines={toSizeLines(
              (segment) => current?.segments[segment] ?? 0,
              sumMovers(known, week),
            )}
          />
        )}
      </LiveView>
    </Card>
  );
}

function Sizes({ lines }: { readonly lines: readonly SizeLine[] }) {
  return (
    <Table label="Segments with their sizes and moves">
      <thead>
        <tr>
          <th scope="col">Segment</th>
          <th scope="col">Customers</th>
          <th scope="col">Change</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ segment, customers, share, length, moves }) => (
          <tr key={segment}>
            <td>
              <Link href={`/customers?${toSearchParams({ segment })}`} className={styles.link}>
                <SegmentBadge segment={segment} />
              </Link>
            </td>
            <td className={styles.size}>
              {formatCount(customers)} <span className={styles.soft}>{formatPercent(share)}</span>
              <span className={styles.bar} style={{ width: `${length * 100}%` }} />
            </td>
            <td className={styles.change}>
              {describeNet(moves.net)}
              <span className={styles.soft}>{describeMoves(moves)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
