import { LEASE_MS } from '../../../functions/src/store/stream-lease';
import { silentRuns, type StoredRun } from '../../../functions/src/store/runs';
import type { Connection } from '../../connection/connect';
import { formatAgo } from '../../format/times';
import type { Finding } from '../finding';
import { findingOf } from './check';

/** `sweep` settles a run that is silent for eight minutes, within two: one that is silent for longer is seen by nobody. */
const STALE_AFTER_MS = 2 * LEASE_MS;

const MOST = 100;

/** Runs of any organisation that neither end nor show a sign of life. @throws when they cannot be listed. */
export async function checkRuns(connection: Connection, now: Date): Promise<Finding[]> {
  const before = new Date(now.getTime() - STALE_AFTER_MS);
  const stale = await silentRuns(connection.db, before, {
    limit: MOST,
    onCorrupt: () => undefined,
  });
  const firstOf = new Map<string, StoredRun>();
  for (const run of stale) if (!firstOf.has(run.orgId)) firstOf.set(run.orgId, run);
  return [...firstOf.values()].map(({ orgId, runId, run }) =>
    findingOf({ connection, orgId }, 'stale-run', {
      what: `The run ${runId} is ${run.state} and was last heard of ${formatAgo(run.progressAt, now)}: nobody takes it up.`,
      remedy: 'See that the schedule of sweep rings, which takes it up; or end it, and sync anew.',
      call: `cancel ${runId} --org ${orgId}`,
    }),
  );
}
