import { lateAfter } from '../model/lateness';
import type { Run, RunState, SyncStatus } from '../model/run';

/** How a run ended, as the badge sees it. */
export interface RunEnd {
  readonly runId: string;
  readonly trigger: Run['trigger'];
  readonly state: RunState;
  readonly error: string | null;
  readonly at: Date;
  /** Minutes between two scheduled runs of the org; left out where nobody knows them. */
  readonly intervalMinutes?: number;
}

const VERDICTS: ReadonlySet<RunState> = new Set(['succeeded', 'partial', 'failed']);

/**
 * The badge after a run. Only a run of everything says something about how current the data is: fetching one hinted order
 * does not, nor does a run that gave way to another.
 */
export function planBadge(
  before: SyncStatus | null,
  end: RunEnd,
  attention: SyncStatus['attention'],
): SyncStatus {
  const isVerdict = end.trigger !== 'hint' && VERDICTS.has(end.state);
  if (!isVerdict) {
    const {
      lastSuccessAt = null,
      lastRunId = null,
      lastRunState = null,
      lastError = null,
    } = before ?? {};
    return { lastSuccessAt, lastRunId, lastRunState, lastError, ...keptLate(before), attention };
  }
  return {
    lastSuccessAt: end.state === 'succeeded' ? end.at : (before?.lastSuccessAt ?? null),
    lastRunId: end.runId,
    lastRunState: end.state,
    lastError: end.error,
    ...lateAfter(before, end),
    attention,
  };
}

function keptLate(before: SyncStatus | null): Pick<SyncStatus, 'lateAt'> {
  return before?.lateAt ? { lateAt: before.lateAt } : {};
}
