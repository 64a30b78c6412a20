import { useState } from 'react';
import { activeRunList, runDocument } from '../../data/documents';
import { valueOr } from '../../live/live';
import { useCall } from '../../live/use-call';
import { useDocument, useList } from '../../live/use-live';
import { whoCan } from '../../session/permissions';
import { useCan, useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { RunProgress } from './run-progress';
import styles from './sync.module.css';

/** Starts a sync of everything, and shows how the latest one goes until the page is left. */
export function SyncNow({ isPaused }: { readonly isPaused: boolean }) {
  const { orgId } = useSession();
  const maySync = useCan('sync');
  const { run, busy, problem } = useCall('syncNow');
  const [watched, setWatched] = useState<string | null>(null);
  const active = valueOr(useList(activeRunList(orgId)), []).find(
    ({ value }) => value.trigger !== 'hint',
  );
  // A run that ends is no longer active and stays in view, with how it went.
  if (active && active.id !== watched) setWatched(active.id);
  const watching = useDocument(watched === null ? null : runDocument(orgId, watched));
  const start = async (): Promise<void> => {
    const started = await run({ orgId });
    if (started) setWatched(started.runId);
  };
  return (
    <div className={styles.stack}>
      <div className={styles.line}>
        <Button
          kind="primary"
          busy={busy}
          disabled={!maySync || isPaused || active !== undefined}
          onClick={() => void start()}
        >
          Sync now
        </Button>
        {!maySync && <span className={styles.soft}>{whoCan('sync')}</span>}
        {maySync && isPaused && (
          <span className={styles.soft}>Resume syncing first, under Schedule.</span>
        )}
        {maySync && !isPaused && active && <span className={styles.soft}>A sync is at work.</span>}
      </div>
      {problem && <Notice tone="warn">{problem.text}</Notice>}
      {watched !== null && watching.state === 'ready' && watching.value && (
        <RunProgress runId={watched} run={watching.value} />
      )}
    </div>
  );
}
