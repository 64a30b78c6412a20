import { useEffect, useState } from 'react';
import type { QuarantinedRow } from '@model/callables';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { Skeleton } from '../../ui/skeleton';
import { layOutJson } from './lay-out-json';
import styles from './sync.module.css';

/** What the point of sale sent of one record, read when it is looked at: it may hold personal data. */
export function RawDialog({
  id,
  name,
  onClose,
}: {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { orgId } = useSession();
  const { run, problem } = useCall('readQuarantined');
  const [row, setRow] = useState<QuarantinedRow | null>(null);
  useEffect(() => {
    let left = false;
    void run({ orgId, id }).then((found) => {
      if (!left) setRow(found);
    });
    return () => {
      left = true;
    };
  }, [run, orgId, id]);
  return (
    <Dialog open title={name} onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      <p className={styles.soft}>As the point of sale sent it. It may hold personal data.</p>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
      {!row && !problem && <Skeleton height="12rem" />}
      {row?.raw === null && <p>What was sent was not kept.</p>}
      {row && row.raw !== null && (
        // What scrolls must be within reach of the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.raw} tabIndex={0} aria-label="What was sent">
          {layOutJson(row.raw)}
        </pre>
      )}
    </Dialog>
  );
}
