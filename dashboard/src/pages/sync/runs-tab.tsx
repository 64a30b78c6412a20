import type { Run } from '@model/run';
import { useCallback } from 'react';
import { useSearchParams } from 'wouter';
import { fullRunList, runList } from '../../data/runs';
import type { Row } from '../../live/sources';
import { usePages } from '../../live/use-pages';
import { useSession } from '../../session/session';
import { Card } from '../../ui/card';
import { Choice } from '../../ui/field';
import { EmptyState } from '../../ui/empty-state';
import { joinClasses } from '../../ui/join-classes';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { useNarrow } from '../../ui/use-narrow';
import { MoreRows } from './more-rows';
import { RunCards } from './run-cards';
import { RunDialog } from './run-dialog';
import { RunTable } from './run-table';
import styles from './sync.module.css';

const RUN_PARAM = 'run';
const KIND_PARAM = 'kind';

const KINDS = [
  { value: 'all', label: 'All runs' },
  { value: 'full', label: 'Syncs of everything' },
] as const;

/** What was synced, when, how it went and what it cost, the latest first. The address names the run that is looked at. */
export function RunsTab() {
  const { orgId } = useSession();
  const narrow = useNarrow();
  const [params, setParams] = useSearchParams();
  const kind = params.get(KIND_PARAM) === 'full' ? 'full' : 'all';
  const listFrom = useCallback(
    (after?: Row<Run>) =>
      (kind === 'full' ? fullRunList : runList)(
        orgId,
        after && { createdAt: after.value.createdAt, id: after.id },
      ),
    [orgId, kind],
  );
  const pages = usePages(listFrom);
  const set = (name: string, value: string | null): void =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  const look = (runId: string | null): void => set(RUN_PARAM, runId);
  const Rows = narrow ? RunCards : RunTable;
  return (
    <Card
      title="Runs"
      actions={
        <Choice
          label="Which runs"
          hideLabel
          value={kind}
          options={KINDS}
          onChange={(chosen) => set(KIND_PARAM, chosen === 'all' ? null : chosen)}
        />
      }
      flush
    >
      <LiveView of={pages.rows} loading={<Skeleton height="36rem" />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title="Nothing was synced yet">
              <p>The first sync begins by schedule, or with Sync now. Runs are kept for 90 days.</p>
            </EmptyState>
          ) : (
            <>
              <Rows rows={rows} onLook={look} />
              <MoreRows pages={pages} />
              <p className={joinClasses(styles.padded, styles.soft)}>
                Cost: reading and writing the database and starting workers, at list prices.
                Computing the figures comes on top.
              </p>
            </>
          )
        }
      </LiveView>
      <RunDialog runId={params.get(RUN_PARAM)} onClose={() => look(null)} />
    </Card>
  );
}
