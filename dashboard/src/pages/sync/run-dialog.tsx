import type { Run } from '@model/run';
import { runDocument } from '../../data/documents';
import { useTimeZone } from '../../data/use-org';
import { formatDateTime } from '../../format/dates';
import { useDocument } from '../../live/use-live';
import { useSession } from '../../session/session';
import { describeOutcome } from '../../shell/describe-run';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { LiveView } from '../../ui/live-view';
import { Skeleton } from '../../ui/skeleton';
import { describeDollars, describeOperations, toneOf } from './describe-streams';
import { durationOf } from './run-cells';
import { StreamReports } from './stream-reports';
import styles from './sync.module.css';

/** One run in every detail; closed while no run is named. */
export function RunDialog({
  runId,
  onClose,
}: {
  readonly runId: string | null;
  readonly onClose: () => void;
}) {
  const { orgId } = useSession();
  const isId = runId !== null && /^[\w-]{1,100}$/.test(runId);
  const run = useDocument(isId ? runDocument(orgId, runId) : null);
  return (
    <Dialog
      open={runId !== null}
      title="One run"
      onClose={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {runId !== null && !isId && <p>The address names no run.</p>}
      {isId && (
        <LiveView of={run} loading={<Skeleton height="14rem" />}>
          {(found) =>
            found ? (
              <RunDetails run={found} />
            ) : (
              <p>There is no such run. They are kept for 90 days.</p>
            )
          }
        </LiveView>
      )}
    </Dialog>
  );
}

function RunDetails({ run }: { readonly run: Run }) {
  const timeZone = useTimeZone();
  const { startedAt, finishedAt, createdAt, state, error, cost, handOvers, redriveOf } = run;
  const at = (instant: Date | null) => (instant ? formatDateTime(instant, timeZone) : 'Not yet');
  return (
    <div className={styles.stack}>
      <p>
        <Badge tone={toneOf(state)}>{describeOutcome(run)}</Badge>
      </p>
      {error !== null && <p>{error}</p>}
      <dl className={styles.facts}>
        <Fact name="Asked for" value={at(createdAt)} />
        <Fact name="Begun" value={at(startedAt)} />
        <Fact name="Ended" value={at(finishedAt)} />
        <Fact name="Took" value={durationOf(run)} />
        {handOvers > 0 && <Fact name="Passed on to a fresh worker" value={`${handOvers} times`} />}
        {redriveOf !== undefined && <Fact name="In place of" value={redriveOf} />}
        <Fact name="Cost" value={`${describeDollars(cost)} for ${describeOperations(cost)}`} />
      </dl>
      <StreamReports run={run} />
    </div>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
