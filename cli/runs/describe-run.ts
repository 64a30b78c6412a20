import { PRICES } from '../../functions/src/config';
import type { Run, StreamReport } from '../../functions/src/model/run';
import { STREAMS, type Stream } from '../../functions/src/model/source';
import { dollarsOf } from '../../functions/src/model/run-cost';
import { formatAmount, formatCount, formatDollars } from '../format/numbers';
import { formatDuration } from '../format/times';

/** What a run did and cost, without its records' content. */
export interface RunSummary {
  readonly runId: string;
  readonly trigger: Run['trigger'];
  readonly state: Run['state'];
  readonly error: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly durationMs: number | null;
  readonly created: number;
  readonly updated: number;
  readonly streams: Partial<Record<Stream, StreamReport>>;
  readonly cost: Run['cost'];
  /** What the operations cost at the listed prices, recompute apart. */
  readonly dollars: number;
}

/** A run as `--json` shows it. */
export function summariseRun(runId: string, run: Run): RunSummary {
  const reports = Object.values(run.reports);
  return {
    runId,
    trigger: run.trigger,
    state: run.state,
    error: run.error,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
    durationMs:
      run.startedAt && run.finishedAt ? run.finishedAt.getTime() - run.startedAt.getTime() : null,
    created: reports.reduce((sum, { counts }) => sum + counts.created, 0),
    updated: reports.reduce((sum, { counts }) => sum + counts.updated, 0),
    streams: run.reports,
    cost: run.cost,
    dollars: dollarsOf(run.cost, PRICES),
  };
}

/** How far a run has come, in one line. */
export function describeProgress(run: Run): string {
  if (run.state === 'queued') return 'Waiting for a worker ...';
  const begun = STREAMS.filter((stream) => (run.reports[stream]?.state ?? 'waiting') !== 'waiting');
  const current = begun.find((stream) => run.reports[stream]?.state === 'running') ?? begun.at(-1);
  const report = current && run.reports[current];
  return report ? describeStream(current, report) : 'Started; asking the POS ...';
}

/** One stream of a run in one line: pages, rows, and what became of them. */
export function describeStream(stream: Stream, { state, counts }: StreamReport): string {
  const outcomes: [string, number][] = [
    ['created', counts.created],
    ['updated', counts.updated],
    ['unchanged', counts.unchanged],
    ['quarantined', counts.quarantined],
    ['deleted', counts.deleted],
    ['stale', counts.stale],
    ['of unknown status', counts.unknownStatus],
  ];
  const always = new Set(['created', 'updated', 'unchanged', 'quarantined']);
  const shown = outcomes.filter(([name, count]) => count > 0 || always.has(name));
  const words = shown.map(([name, count]) => `${formatCount(count)} ${name}`).join(', ');
  const mark = state === 'complete' || state === 'running' ? '' : ` [${state}]`;
  return `${stream.padEnd(9)} ${formatAmount(counts.pages, 'page')}, ${formatCount(counts.fetched)} fetched: ${words}${mark}`;
}

/** What a run cost and what that costs in dollars, in one line. */
export function describePrice({ cost, dollars }: RunSummary): string {
  return `${describeCost(cost)}: ${formatDollars(dollars)}`;
}

/** What a run cost, in one line. */
export function describeCost({
  apiCalls,
  reads,
  writes,
  deletes,
  invocations,
}: Run['cost']): string {
  return [
    formatAmount(apiCalls, 'API call'),
    formatAmount(reads, 'read'),
    formatAmount(writes, 'write'),
    ...(deletes > 0 ? [formatAmount(deletes, 'delete')] : []),
    formatAmount(invocations, 'invocation'),
  ].join(', ');
}

/** How a run ended, in one line. */
export function describeEnd({ state, durationMs, error }: RunSummary): string {
  const took = durationMs === null ? '' : ` in ${formatDuration(durationMs)}`;
  return `Run ${state}${took}${error === null ? '.' : `: ${error}`}`;
}
