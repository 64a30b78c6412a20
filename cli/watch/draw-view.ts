import { formatTable } from '../format/table';
import { formatAgo, formatDuration } from '../format/times';
import type { Paint } from '../output';
import { describeAttention } from '../runs/describe-attention';
import type { View, WatchedRun } from './read-view';

/** A view as lines for people. */
export function drawView(
  view: View,
  { now, paint, everyMs }: { now: Date; paint: Paint; everyMs: number },
): string[] {
  const { orgId, name, status, statusReason, lastSuccessAt, attention, runs } = view;
  const state = status === 'active' ? paint.green(status) : paint.yellow(status);
  const { summary, remedies } = describeAttention(attention);
  const lastSuccess = formatAgo(lastSuccessAt === null ? null : new Date(lastSuccessAt), now);
  return [
    `${paint.bold(orgId)}  ${name}  ${state}`,
    ...(statusReason === null ? [] : [`  ${statusReason}`]),
    `Last success  ${lastSuccess}`,
    `Attention     ${summary}`,
    ...remedies.map((remedy) => paint.yellow(remedy)),
    '',
    ...(runs.length === 0 ? ['There is no run yet.'] : []),
    ...formatTable(runs.map((run) => toRow(run, now))),
    ...runs.flatMap(({ progress }) => (progress === null ? [] : ['', progress])),
    '',
    paint.dim(`Every ${everyMs / 1_000} s. Ctrl-C ends this.`),
  ];
}

function toRow(run: WatchedRun, now: Date): string[] {
  const { runId, state, createdAt, finishedAt, durationMs, created, updated, error } = run;
  return [
    runId,
    state,
    formatAgo(new Date(finishedAt ?? createdAt), now),
    durationMs === null ? '' : formatDuration(durationMs),
    `${created} created, ${updated} updated`,
    error ?? '',
  ];
}
