import type { SyncStatus } from '../model/run';
import { dollarsOf, PRICES } from '../model/run-cost';
import type { StoredRun } from '../store/runs';

/** Small sums in whole numbers, for metrics to add up. */
const MICRODOLLARS = 1_000_000;

/**
 * The line about a run that has ended, of which metrics and alerts are made: what it did in counts, how it stands with the
 * organisation, and what its own operations cost. The error is left out; it stands in the run's document.
 * @param attention what the badge says after it; absent where nobody looked.
 */
export function describeEnd(
  { orgId, runId, run }: StoredRun,
  attention?: SyncStatus['attention'],
): Record<string, string | number | boolean> {
  const reports = Object.values(run.reports);
  const sum = (name: keyof (typeof reports)[number]['counts']): number =>
    reports.reduce((total, { counts }) => total + counts[name], 0);
  const [fetched, quarantined] = [sum('fetched'), sum('quarantined')];
  const began = run.startedAt ?? run.createdAt;
  return {
    severity: run.state === 'failed' ? 'ERROR' : 'INFO',
    orgId,
    runId,
    trigger: run.trigger,
    state: run.state,
    durationMs: run.finishedAt ? run.finishedAt.getTime() - began.getTime() : 0,
    fetched,
    created: sum('created'),
    updated: sum('updated'),
    deleted: sum('deleted'),
    quarantined,
    quarantinedShare: fetched === 0 ? 0 : quarantined / fetched,
    unknownStatus: sum('unknownStatus'),
    held: reports.filter(({ state }) => state === 'held').length,
    stalled: attention?.stalled ?? false,
    webhookSilence: attention?.webhookSilence ?? false,
    apiCalls: run.cost.apiCalls,
    reads: run.cost.reads,
    writes: run.cost.writes,
    costMicrodollars: Math.round(dollarsOf(run.cost, PRICES) * MICRODOLLARS),
  };
}
