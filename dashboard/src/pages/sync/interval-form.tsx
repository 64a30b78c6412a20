import { useState, type FormEvent } from 'react';
import { useCall } from '../../live/use-call';
import { useSession } from '../../session/session';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { describeInterval } from './describe-state';
import { listIntervals } from './interval-choices';
import styles from './sync.module.css';

/** Changes how often syncs begin by themselves. */
export function IntervalForm({ intervalMinutes }: { readonly intervalMinutes: number }) {
  const { orgId } = useSession();
  const { run, busy, problem } = useCall('updateOrg');
  const [chosen, setChosen] = useState<number | null>(null);
  const minutes = chosen ?? intervalMinutes;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void run({ orgId, intervalMinutes: minutes }).then((saved) => {
      if (saved) setChosen(null);
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Choice
        label="A sync begins"
        value={String(minutes)}
        options={listIntervals(intervalMinutes).map((value) => ({
          value: String(value),
          label: describeInterval(value),
        }))}
        onChange={(value) => setChosen(Number(value))}
      />
      <div>
        <Button type="submit" busy={busy} disabled={minutes === intervalMinutes}>
          Save
        </Button>
      </div>
      {problem && <Notice tone="bad">{problem.text}</Notice>}
    </form>
  );
}
