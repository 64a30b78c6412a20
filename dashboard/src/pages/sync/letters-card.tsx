import type { DeadLetter } from '@model/dead-letter';
import { Link } from 'wouter';
import { deadLetterList, MOST_LETTERS } from '../../data/desk';
import { useTimeZone } from '../../data/use-org';
import { formatDateTime } from '../../format/dates';
import { formatPlural } from '../../format/numbers';
import type { Row } from '../../live/sources';
import { useCall } from '../../live/use-call';
import { useList } from '../../live/use-live';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { LiveView } from '../../ui/live-view';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { describeLetter } from './describe-desk';
import styles from './sync.module.css';

/** Work that kept failing and was given up, with the way to try it again. */
export function LettersCard() {
  const { orgId } = useSession();
  const letters = useList(deadLetterList(orgId));
  const { run, busy, problem } = useCall('redriveDeadLetter');
  return (
    <Card title="Given up" note="Work that failed again and again" flush>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      <LiveView of={letters} loading={<Skeleton height="8rem" />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title="Nothing was given up">
              <p>Whatever fails is tried again by itself. What keeps failing appears here.</p>
            </EmptyState>
          ) : (
            <>
              <ul className={styles.items}>
                {rows
                  .toSorted((a, b) => b.value.createdAt.getTime() - a.value.createdAt.getTime())
                  .map((row) => (
                    <Letter
                      key={row.id}
                      row={row}
                      busy={busy}
                      onRetry={() => void run({ orgId, id: row.id })}
                    />
                  ))}
              </ul>
              {rows.length === MOST_LETTERS && (
                <p className={styles.padded}>These are {MOST_LETTERS} of them.</p>
              )}
            </>
          )
        }
      </LiveView>
    </Card>
  );
}

function Letter({
  row,
  busy,
  onRetry,
}: {
  readonly row: Row<DeadLetter>;
  readonly busy: boolean;
  readonly onRetry: () => void;
}) {
  const timeZone = useTimeZone();
  const letter = row.value;
  return (
    <li>
      <h3>{describeLetter(letter)}</h3>
      <p>{letter.reason}</p>
      <p className={styles.soft}>
        Given up {formatDateTime(letter.createdAt, timeZone)}, after{' '}
        {formatPlural(letter.attempts, 'attempt')}.{' '}
        {letter.kind === 'run' && (
          <Link href={`/sync?run=${encodeURIComponent(letter.runId)}`}>See the run</Link>
        )}
      </p>
      <div className={styles.buttons}>
        <Button busy={busy} onClick={onRetry}>
          Try again
        </Button>
      </div>
    </li>
  );
}
