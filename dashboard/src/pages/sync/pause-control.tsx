import type { Org } from '@model/org';
import { useState } from 'react';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import styles from './sync.module.css';

/** Stops syncing and lets it go on. */
export function PauseControl({ status, statusReason }: Pick<Org, 'status' | 'statusReason'>) {
  const { orgId } = useSession();
  const { run, busy, problem } = useCall('updateOrg');
  const [asking, setAsking] = useState(false);
  const pause = async (): Promise<void> => {
    await run({ orgId, status: 'paused' });
    setAsking(false);
  };
  return (
    <Card title="Pause">
      <div className={styles.stack}>
        {status === 'needs_attention' && (
          <Notice tone="bad">
            {statusReason ?? 'Syncing has stopped.'} Resume when it is put right.
          </Notice>
        )}
        {problem && <Notice tone="bad">{problem.text}</Notice>}
        <div className={styles.buttons}>
          {status !== 'active' && (
            <Button
              kind="primary"
              busy={busy}
              onClick={() => void run({ orgId, status: 'active' })}
            >
              Resume syncing
            </Button>
          )}
          {status !== 'paused' && (
            <Button busy={busy} onClick={() => setAsking(true)}>
              Pause syncing
            </Button>
          )}
        </div>
      </div>
      <Dialog
        open={asking}
        title="Pause syncing?"
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Back</Button>
            <Button kind="danger" busy={busy} onClick={() => void pause()}>
              Pause syncing
            </Button>
          </>
        }
      >
        <p>
          Nothing is asked of the point of sale until somebody resumes, and figures grow old for
          everybody. What happens meanwhile is read afterwards.
        </p>
      </Dialog>
    </Card>
  );
}
