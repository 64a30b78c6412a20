import type { Org } from '../../functions/src/model/org';
import type { Database } from '../../functions/src/store/database';
import { countAttention } from '../../functions/src/store/holds';
import { readOrg, readStatus } from '../../functions/src/store/orgs';
import { recentRuns } from '../../functions/src/store/runs';
import { isFinal, type Run } from '../../functions/src/model/run';
import { CliError } from '../cli-error';
import type { Attention } from '../runs/describe-attention';
import { describeProgress, summariseRun, type RunSummary } from '../runs/describe-run';

/** A run as it is watched. */
export interface WatchedRun extends Pick<
  RunSummary,
  | 'runId'
  | 'state'
  | 'error'
  | 'createdAt'
  | 'startedAt'
  | 'finishedAt'
  | 'durationMs'
  | 'created'
  | 'updated'
> {
  /** How far it has come, in words; null once it has ended. */
  readonly progress: string | null;
}

/** An org and its runs at one moment. */
export interface View {
  readonly orgId: string;
  readonly name: string;
  readonly status: Org['status'];
  readonly statusReason: string | null;
  readonly lastSuccessAt: string | null;
  readonly attention: Attention;
  /** Newest first. */
  readonly runs: readonly WatchedRun[];
}

/**
 * Reads what there is to see: about ten reads.
 * @throws {CliError} when the org is gone.
 */
export async function readView(db: Database, orgId: string, count: number): Promise<View> {
  const [org, status, counted, runs] = await Promise.all([
    readOrg(db, orgId),
    readStatus(db, orgId),
    countAttention(db, orgId),
    recentRuns(db, orgId, count),
  ]);
  if (!org) throw new CliError(`The organisation ${orgId} was removed.`);
  const { name, status: state, statusReason } = org;
  return {
    orgId,
    name,
    status: state,
    statusReason,
    lastSuccessAt: status?.lastSuccessAt?.toISOString() ?? null,
    attention: {
      ...counted,
      stalled: status?.attention.stalled ?? false,
      webhookSilence: status?.attention.webhookSilence ?? false,
    },
    runs: runs.map(({ runId, run }) => toWatched(runId, run)),
  };
}

function toWatched(id: string, run: Run): WatchedRun {
  const summary = summariseRun(id, run);
  const { runId, state, error, createdAt, startedAt, finishedAt, durationMs, created, updated } =
    summary;
  return {
    runId,
    state,
    error,
    createdAt,
    startedAt,
    finishedAt,
    durationMs,
    created,
    updated,
    progress: isFinal(state) ? null : describeProgress(run),
  };
}
