import type { RfmCuts, RfmFit } from '@model/rfm';
import { fitDocument } from '../../data/customers';
import { currentStatsDocument } from '../../data/documents';
import { useOrg, useTimeZone } from '../../data/use-org';
import { formatDate } from '../../format/dates';
import { joinLive } from '../../live/join-live';
import { mapLive, valueOr, type Live } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { countProspects, toCountedCells, toCountedGroups } from './rfm-grid';
import { RfmGroupTable, RfmTable } from './rfm-tables';
import styles from './segments.module.css';

type Counts = NonNullable<RfmFit['cells']>;

/** Customers by how lately they came, how often and for how much, compared with each other. */
export function RfmTab() {
  return (
    <LiveView of={useCurrentFit()} loading={<Skeleton height="40rem" />}>
      {(rfm) => {
        const { cuts = null, cells = null, asOf = null } = rfm ?? {};
        return cuts && cells && asOf ? (
          <Groups cuts={cuts} counts={cells} asOf={asOf} />
        ) : (
          <Card title="Buying habits">
            <EmptyState title="No groups yet">
              <p>{whyNone(rfm)}</p>
            </EmptyState>
          </Card>
        );
      }}
    </LiveView>
  );
}

function whyNone(rfm: RfmFit | null): string {
  if (rfm?.cuts) return 'They are counted with the next weekly comparison.';
  return rfm?.message ?? 'Customers are compared with each other once a week, and were not yet.';
}

function Groups({
  cuts,
  counts,
  asOf,
}: {
  readonly cuts: RfmCuts;
  readonly counts: Counts;
  readonly asOf: Date;
}) {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const stats = valueOr(useDocument(currentStatsDocument(orgId)), null);
  const cells = toCountedCells(counts);
  const as = `As of ${formatDate(asOf, timeZone)}`;
  return (
    <>
      <Card title="How lately, against how often and how much" note={`${as}, compared once a week`}>
        <div className={styles.stack}>
          <RfmTable cells={cells} cuts={cuts} />
          <p className={styles.soft}>
            5 is the best fifth of your customers, 1 the last. Across: the mean of how many orders
            and how much spent. Customers move on day by day; their own pages and lists are of
            today.
          </p>
        </div>
      </Card>
      <Card title="The groups" note={`${as}. Each cell above belongs to one`} flush>
        <RfmGroupTable groups={toCountedGroups(cells, stats && countProspects(stats.customers))} />
      </Card>
    </>
  );
}

/** How the current fit compares customers with each other; null before the first. */
function useCurrentFit(): Live<RfmFit | null> {
  const { orgId } = useSession();
  const org = useOrg();
  const fitId = (org.state === 'ready' && org.value?.fitId) || null;
  const fit = useDocument(fitId === null ? null : fitDocument(orgId, fitId));
  if (org.state === 'ready' && fitId === null) return { ...org, value: null };
  return mapLive(joinLive(org, fit), ([, found]) => found?.rfm ?? null);
}
