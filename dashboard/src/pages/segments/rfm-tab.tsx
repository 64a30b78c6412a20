import type { RfmCuts } from '@model/rfm';
import { fitDocument } from '../../data/customers';
import { useOrg, useTimeZone } from '../../data/use-org';
import { formatTime } from '../../format/dates';
import { joinLive } from '../../live/join-live';
import { mapLive, type Live } from '../../live/live';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { toCountedCells, toCountedGroups } from './rfm-grid';
import { RfmGroupTable, RfmTable } from './rfm-tables';
import styles from './segments.module.css';
import { useCellCounts } from './use-cell-counts';

/** Customers by how lately they came, how often and for how much, compared with each other. */
export function RfmTab() {
  const fit = useCurrentCuts();
  return (
    <LiveView of={fit} loading={<Skeleton height="40rem" />}>
      {({ cuts, message }) =>
        cuts === null ? (
          <Card title="RFM groups">
            <EmptyState title="No groups yet">
              <p>{message}</p>
            </EmptyState>
          </Card>
        ) : (
          <Groups cuts={cuts} />
        )
      }
    </LiveView>
  );
}

function Groups({ cuts }: { readonly cuts: RfmCuts }) {
  const timeZone = useTimeZone();
  const { counts, again } = useCellCounts();
  const at = counts.state === 'ready' ? counts.value.at : null;
  const known = mapLive(counts, (value) => {
    const cells = toCountedCells(value.cells);
    return { cells, groups: toCountedGroups(cells, value.prospects) };
  });
  return (
    <>
      <Card
        title="How lately, against how often and how much"
        note={at ? `Counted at ${formatTime(at, timeZone)}` : 'Counting'}
        actions={
          <Button busy={counts.state === 'loading'} onClick={again}>
            Count again
          </Button>
        }
      >
        <LiveView of={known} loading={<Skeleton height="21rem" />}>
          {({ cells }) => (
            <div className={styles.stack}>
              <RfmTable cells={cells} cuts={cuts} />
              <p className={styles.soft}>
                5 is the best fifth of your customers, 1 the last. Across: the mean of how many
                orders and how much spent. A cell with a plus holds that many or more.
              </p>
            </div>
          )}
        </LiveView>
      </Card>
      <Card title="The groups" note="Each cell above belongs to one" flush>
        <LiveView of={known} loading={<Skeleton height="30rem" />}>
          {({ groups }) => <RfmGroupTable groups={groups} />}
        </LiveView>
      </Card>
    </>
  );
}

/** Where the current fit parts customers into fifths, or why it does not. */
function useCurrentCuts(): Live<{ readonly cuts: RfmCuts | null; readonly message: string }> {
  const { orgId } = useSession();
  const org = useOrg();
  const fitId = (org.state === 'ready' && org.value?.fitId) || null;
  const fit = useDocument(fitId === null ? null : fitDocument(orgId, fitId));
  const none = {
    cuts: null,
    message: 'Customers are compared with each other once a week, and were not yet.',
  };
  if (org.state === 'ready' && fitId === null) return { ...org, value: none };
  return mapLive(joinLive(org, fit), ([, found]) => found?.rfm ?? none);
}
