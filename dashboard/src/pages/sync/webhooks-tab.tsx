import type { WebhookEvent } from '@model/webhook';
import { useCallback } from 'react';
import { webhookEventList } from '../../data/desk';
import { syncStatusDocument } from '../../data/documents';
import { valueOr } from '../../live/live';
import type { Row } from '../../live/sources';
import { useDocument } from '../../live/use-live';
import { usePages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { useNarrow } from '../../ui/use-narrow';
import { MoreRows } from './more-rows';
import { EventCards, EventTable } from './event-rows';
import styles from './sync.module.css';

/** What the point of sale announced and what became of it, the latest first, and how to read it when nothing comes. */
export function WebhooksTab() {
  const { orgId } = useSession();
  const narrow = useNarrow();
  const status = valueOr(useDocument(syncStatusDocument(orgId)), null);
  const listFrom = useCallback(
    (after?: Row<WebhookEvent>) =>
      webhookEventList(orgId, after && { receivedAt: after.value.receivedAt, id: after.id }),
    [orgId],
  );
  const pages = usePages(listFrom);
  const Rows = narrow ? EventCards : EventTable;
  return (
    <>
      {status?.attention.webhookSilence === true && (
        <Notice tone="warn">
          The point of sale sells and announces nothing any more. Nothing is lost: orders come with
          each sync, every 10 minutes until an announcement arrives. Have whoever runs Trellis set
          the announcements up anew in the point of sale.
        </Notice>
      )}
      <Card title="Announcements" note="Kept for 30 days, the latest first" flush>
        <LiveView of={pages.rows} loading={<Skeleton height="36rem" />}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title="Nothing was announced in the last 30 days">
                <p>
                  If announcements were never set up, orders come with each sync and this stays
                  empty. If they were, have whoever runs Trellis set them up anew in the point of
                  sale.
                </p>
              </EmptyState>
            ) : (
              <>
                <Rows rows={rows} />
                <MoreRows pages={pages} />
              </>
            )
          }
        </LiveView>
      </Card>
      <Card title="When nothing comes">
        <div className={styles.stack}>
          <p>
            A shop that is closed announces nothing, so a quiet night is no fault. Trellis speaks up
            when at least 5 orders were placed and not one of them was announced within 10 minutes.
          </p>
          <p>
            Announcements only make figures faster. Whatever they miss comes with the next sync.
          </p>
        </div>
      </Card>
    </>
  );
}
