import type { StoredOrg } from '../../functions/src/store/orgs';
import type { Publish } from '../../functions/src/sync/request-run';
import { CliError } from '../cli-error';
import { awaitRun, type Waiting } from '../runs/await-run';
import { describeProgress, summariseRun } from '../runs/describe-run';
import { requestSync } from '../runs/request-sync';
import type { SecondSync } from './report';

/** Syncs the org once more and tells what it cost. A sync that does not end in time is told, not thrown. */
export async function syncOnceMore(
  tools: Waiting & { readonly publish: Publish },
  wanted: {
    readonly stored: StoredOrg;
    readonly timeoutMs: number;
    readonly onProgress: (text: string) => void;
  },
): Promise<SecondSync> {
  const { stored, timeoutMs, onProgress } = wanted;
  const runId = await requestSync(tools, stored);
  try {
    const run = await awaitRun(tools, {
      orgId: stored.orgId,
      runId,
      timeoutMs,
      onProgress: (observed) => onProgress(`Second sync: ${describeProgress(observed.run)}`),
    });
    const { state, error, created, updated, durationMs, cost } = summariseRun(runId, run);
    return { runId, state, error, created, updated, durationMs, ...cost };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    const nothing = { apiCalls: 0, reads: 0, writes: 0, deletes: 0, invocations: 0 };
    const told = { runId, state: 'unknown', error: error.message, durationMs: null } as const;
    return { ...told, created: 0, updated: 0, ...nothing };
  }
}
