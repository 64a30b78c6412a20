import type { Database } from '../../functions/src/store/database';
import type { StoredOrg } from '../../functions/src/store/orgs';
import { newRun, runIdOf } from '../../functions/src/sync/plan-run';
import { requestRun, type Publish } from '../../functions/src/sync/request-run';
import { CliError } from '../cli-error';
import { nameOperator } from '../operator';
import { requireActive } from '../orgs/require-active';

const SECOND_MS = 1_000;
const MAX_ATTEMPTS = 10;

/**
 * Asks for a manual run of its own, in the name of who is at this command line, and rings for it.
 * @returns the run's id, which holds the second it was asked for in.
 * @throws {CliError} when the org is paused.
 */
export async function requestSync(
  { db, publish, now }: { db: Database; publish: Publish; now: () => Date },
  stored: StoredOrg,
): Promise<string> {
  requireActive(stored);
  const { orgId } = stored;
  const createdAt = now();
  const by = nameOperator();
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const runId = runIdOf('manual', new Date(createdAt.getTime() + attempt * SECOND_MS), 'second');
    const run = newRun({ trigger: 'manual', now: createdAt });
    if ((await requestRun({ db, publish }, { orgId, runId, run, by })) === 'created') return runId;
  }
  throw new CliError(
    'Too many runs were asked for within seconds.',
    'Wait a moment and try again.',
  );
}
