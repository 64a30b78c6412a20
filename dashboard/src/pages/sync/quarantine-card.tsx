import type { Quarantine } from '@model/quarantine';
import { useCallback, useState } from 'react';
import { quarantineList } from '../../data/desk';
import type { Row } from '../../live/sources';
import { usePages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Dialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { MoreRows } from './more-rows';
import { QuarantineItem } from './quarantine-item';
import styles from './sync.module.css';
import { useRowDecision } from './use-row-decision';

/** Records that could not be read: why, what was sent, and the decision about each or all. */
export function QuarantineCard() {
  const { orgId } = useSession();
  const listFrom = useCallback(
    (after?: Row<Quarantine>) => quarantineList(orgId, after?.id),
    [orgId],
  );
  const pages = usePages(listFrom);
  const { decide, busy, problem, outcome } = useRowDecision();
  const [asking, setAsking] = useState(false);
  const waits = pages.rows.state === 'ready' && pages.rows.value.length > 0;
  return (
    <Card
      title="Records that could not be read"
      actions={
        waits && (
          <div className={styles.buttons}>
            <Button busy={busy} onClick={() => void decide('all', 'retry')}>
              Ask for all again
            </Button>
            <Button kind="quiet" busy={busy} onClick={() => setAsking(true)}>
              Dismiss all
            </Button>
          </div>
        )
      }
      flush
    >
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      {outcome !== null && <Notice>{outcome}</Notice>}
      <LiveView of={pages.rows} loading={<Skeleton height="12rem" />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title="Nothing is set aside">
              <p>
                Every record that the point of sale sent could be read. One that cannot is kept here
                with the reason, and the rest goes on.
              </p>
            </EmptyState>
          ) : (
            <ul className={styles.items}>
              {rows.map((row) => (
                <QuarantineItem key={row.id} row={row} busy={busy} onDecide={decide} />
              ))}
            </ul>
          )
        }
      </LiveView>
      <MoreRows pages={pages} />
      <Dialog
        open={asking}
        title="Dismiss everything that is set aside?"
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Back</Button>
            <Button
              kind="danger"
              busy={busy}
              onClick={() => void decide('all', 'dismiss').then(() => setAsking(false))}
            >
              Dismiss all
            </Button>
          </>
        }
      >
        <p>
          These records stay out of your figures. One that the point of sale sends in another form
          comes back to this list.
        </p>
      </Dialog>
    </Card>
  );
}
