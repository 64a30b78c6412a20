import type { Hold } from '@model/quarantine';
import { useState } from 'react';
import { useTimeZone } from '../../data/use-org';
import { formatDateTime } from '../../format/dates';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { describeHold, describeHoldState, describeRecords } from './describe-desk';
import { STREAM_LABELS } from './describe-streams';
import styles from './sync.module.css';

/** One hold: what it is about, by name, and the decision. */
export function HoldItem({ hold }: { readonly hold: Hold }) {
  const { orgId } = useSession();
  const timeZone = useTimeZone();
  const { run, busy, problem } = useCall('decideHold');
  // The hold as it was when the question was put: a decision is about what was looked at, whatever comes meanwhile.
  const [asked, setAsked] = useState<Hold | null>(null);
  const { stream, digest, state, ids, createdAt } = hold;
  const { tone, text } = describeHoldState(hold);
  const records = describeRecords(ids.length, stream);
  const decide = async (about: Hold, decision: 'confirm' | 'reject'): Promise<void> => {
    await run({ orgId, id: about.stream, digest: about.digest, decision });
    setAsked(null);
  };
  return (
    <li>
      <h3>{STREAM_LABELS[stream]}</h3>
      <p>
        {describeHold(hold)}{' '}
        <span className={styles.soft}>Since {formatDateTime(createdAt, timeZone)}.</span>
      </p>
      {ids.length > 0 && <MissingIds ids={ids} records={records} />}
      <Notice tone={tone}>{text}</Notice>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      <div className={styles.buttons}>
        {state !== 'rejected' && (
          <Button busy={busy} onClick={() => void decide(hold, 'reject')}>
            Keep them
          </Button>
        )}
        {state !== 'confirmed' && digest !== null && (
          <Button kind="danger" busy={busy} onClick={() => setAsked(hold)}>
            Delete them
          </Button>
        )}
      </div>
      {asked && (
        <DeleteDialog
          hold={asked}
          busy={busy}
          onClose={() => setAsked(null)}
          onConfirm={() => void decide(asked, 'confirm')}
        />
      )}
    </li>
  );
}

function DeleteDialog({
  hold,
  busy,
  onClose,
  onConfirm,
}: {
  readonly hold: Hold;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}) {
  const records = describeRecords(hold.ids.length, hold.stream);
  return (
    <Dialog
      open
      title={`Delete ${records}?`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Back</Button>
          <Button kind="danger" busy={busy} onClick={onConfirm}>
            Delete {records}
          </Button>
        </>
      }
    >
      <p>
        They go with the next complete sync that misses just these. Until then you can change your
        mind. If they come back in the point of sale, they come back here.
      </p>
      <MissingIds ids={hold.ids} records={records} />
    </Dialog>
  );
}

function MissingIds({
  ids,
  records,
}: {
  readonly ids: readonly string[];
  readonly records: string;
}) {
  return (
    <details>
      <summary>Which {records} are missing</summary>
      {/* What scrolls must be within reach of the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.ids} aria-label="Missing, by id" tabIndex={0}>
        {ids.join(', ')}
      </section>
    </details>
  );
}
