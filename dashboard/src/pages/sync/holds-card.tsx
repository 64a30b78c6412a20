import { holdList } from '../../data/desk';
import { useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { HoldItem } from './hold-item';
import styles from './sync.module.css';

/** Deletions that sync will not do without a decision, and what was decided lately. */
export function HoldsCard() {
  const { orgId } = useSession();
  const holds = useList(holdList(orgId));
  return (
    <Card title="Held deletions" note="More vanished from the point of sale than is usual" flush>
      <LiveView of={holds} loading={<Skeleton height="8rem" />}>
        {(rows) => {
          const shown = rows.filter(({ value }) => value.state !== 'closed');
          if (shown.length === 0)
            return (
              <EmptyState title="No deletion is held back">
                <p>
                  Records vanish from the point of sale one by one, if at all. When many do at once,
                  they are kept and you are asked here.
                </p>
              </EmptyState>
            );
          return (
            <ul className={styles.items}>
              {shown.map(({ id, value }) => (
                <HoldItem key={id} hold={value} />
              ))}
            </ul>
          );
        }}
      </LiveView>
    </Card>
  );
}
