import { isFinal, type Run } from '@model/run';
import { useCall } from '../../live/use-call';
import { useCan, useSession } from '../../session/session';
import { describeCounts, describeOutcome } from '../../shell/describe-run';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { describeStep, toneOf } from './describe-streams';
import { StreamReports } from './stream-reports';
import styles from './sync.module.css';

/** How a run goes, kept current, and the way to end it. */
export function RunProgress({ runId, run }: { readonly runId: string; readonly run: Run }) {
  const { orgId } = useSession();
  const mayCancel = useCan('sync');
  const cancel = useCall('cancelRun');
  const ended = isFinal(run.state);
  return (
    <section className={styles.progress} aria-label="This sync">
      <div className={styles.line}>
        <output>
          {ended ? (
            <>
              <Badge tone={toneOf(run.state)}>{describeOutcome(run)}</Badge> {describeCounts(run)}.
            </>
          ) : (
            describeStep(run)
          )}
        </output>
        {!ended && mayCancel && (
          <Button
            kind="quiet"
            busy={cancel.busy}
            disabled={run.cancelRequested}
            onClick={() => void cancel.run({ orgId, runId })}
          >
            Cancel this sync
          </Button>
        )}
      </div>
      {cancel.problem && <Notice tone="warn">{cancel.problem.text}</Notice>}
      {run.error !== null && <p>{run.error}</p>}
      <StreamReports run={run} />
    </section>
  );
}
