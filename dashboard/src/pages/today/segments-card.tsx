import { toSearchParams } from '@model/customer-filter-params';
import { Link } from 'wouter';
import { currentStatsDocument } from '../../data/documents';
import { formatCount } from '../../format/numbers';
import { joinLive } from '../../live/join-live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { LiveView } from '../../ui/live-view';
import { SegmentBadge } from '../../ui/segment-badge';
import { Skeleton } from '../../ui/skeleton';
import { numberCell, Table } from '../../ui/table';
import { toSizeLines } from '../segments/size-lines';
import { describeMoves, describeNet } from './describe-moves';
import styles from './segments-card.module.css';
import { useMoves } from './use-moves';

/** How many customers each segment has and what the last week did to it. */
export function SegmentsCard({ today }: { readonly today: string }) {
  const { orgId } = useSession();
  const stats = useDocument(currentStatsDocument(orgId));
  const moves = useMoves(today);
  return (
    <Card
      title="Segments"
      flush
      note={moves.state === 'ready' ? `Moves ${moves.value.period}` : 'Moves of the last week'}
    >
      <LiveView of={joinLive(stats, moves)} loading={<Skeleton height="28rem" />}>
        {([current, latest]) => (
          <Table label="Segments with their moves">
            <thead>
              <tr>
                <th scope="col">Segment</th>
                <th scope="col" className={numberCell}>
                  Customers
                </th>
                <th scope="col" className={numberCell}>
                  Change
                </th>
                <th scope="col" className={styles.wide}>
                  Made of
                </th>
              </tr>
            </thead>
            <tbody>
              {toSizeLines((segment) => current?.segments[segment] ?? 0, latest.of).map(
                ({ segment, customers, moves: moved }) => (
                  <tr key={segment}>
                    <td>
                      <Link
                        href={`/customers?${toSearchParams({ segment })}`}
                        className={styles.link}
                      >
                        <SegmentBadge segment={segment} />
                      </Link>
                    </td>
                    <td className={numberCell}>{formatCount(customers)}</td>
                    <td className={numberCell}>{describeNet(moved.net)}</td>
                    <td className={styles.wide}>{describeMoves(moved)}</td>
                  </tr>
                ),
              )}
            </tbody>
          </Table>
        )}
      </LiveView>
      <p className={styles.foot}>
        <Link href="/segments">Who slipped away this week</Link>
      </p>
    </Card>
  );
}
