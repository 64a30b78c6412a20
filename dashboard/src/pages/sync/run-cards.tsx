import { describeCounts, RUN_TRIGGERS } from '../../shell/describe-run';
import { describeDollars } from './describe-streams';
import { durationOf, RunAt, RunBadge, type RunRows } from './run-cells';
import styles from './sync.module.css';

/** Runs for a phone: a card each. */
export function RunCards({ rows, onLook }: RunRows) {
  return (
    <ul aria-label="Runs">
      {rows.map((row) => {
        const { value: run } = row;
        return (
          <li key={row.id} className={styles.card}>
            <RunAt row={row} onLook={onLook} />
            <RunBadge state={run.state} />
            <span className={styles.wide}>{describeCounts(run)}</span>
            <span className={styles.wide}>
              {RUN_TRIGGERS[run.trigger]}, took {durationOf(run)}, cost {describeDollars(run.cost)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
