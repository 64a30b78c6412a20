import type { Run, RunState } from '@model/run';
import { formatCount, formatPlural } from '../format/numbers';

/** How a run went, by its state. */
export const RUN_OUTCOMES: Readonly<Record<RunState, string>> = {
  queued: 'Waiting to start',
  running: 'At work',
  succeeded: 'Complete',
  partial: 'Incomplete',
  failed: 'Failed',
  superseded: 'Gave way to another',
  expired: 'Did not start in time',
  cancelled: 'Cancelled',
};

/** Who began a run. */
export const RUN_TRIGGERS: Readonly<Record<Run['trigger'], string>> = {
  schedule: 'by schedule',
  manual: 'started by hand',
  cron: 'started from outside',
  hint: 'after a notice of the point of sale',
};

/** How a run went and who began it: `Complete, by schedule`. */
export function describeOutcome({ state, trigger }: Pick<Run, 'state' | 'trigger'>): string {
  return `${RUN_OUTCOMES[state]}, ${RUN_TRIGGERS[trigger]}`;
}

/** How the last run went, as far as it is told without reading it: `Last run: Incomplete.` Null before the first. */
export function describeLastState(state: RunState | null): string | null {
  return state === null ? null : `Last run: ${RUN_OUTCOMES[state].toLowerCase()}.`;
}

/** What a run found: `2,527 records read, 12 changed`. */
export function describeCounts({ reports }: Pick<Run, 'reports'>): string {
  const all = Object.values(reports).map(({ counts }) => counts);
  const fetched = all.reduce((sum, counts) => sum + counts.fetched, 0);
  const changed = all.reduce(
    (sum, { created, updated, deleted }) => sum + created + updated + deleted,
    0,
  );
  return `${formatPlural(fetched, 'record')} read, ${formatCount(changed)} changed`;
}
