import type { SyncJob } from '../model/run';
import type { Database } from '../store/database';
import { toLogFields } from '../store/errors';
import { orgsWithOldHints } from '../store/hints';
import { readOrg } from '../store/orgs';
import { orgsWithOldChanges } from '../store/outbox';
import { silentRuns } from '../store/runs';
import { eachOf } from './each-of';
import { isResting } from './plan-breaker';
import { newRun, runIdOf } from './plan-run';
import { requestRun, type Publish } from './request-run';
import { settleSilentRun } from './settle-silent-run';
import { pollSilentOrgs } from './webhook-silence';

/** A queued run, an outbox entry or a hint that waits longer was not delivered. */
const DELIVERED_WITHIN_MS = 60_000;

/** Runs handled in one sweep: more than fall due in two minutes where ten thousand orgs are spread over half an hour. */
const RUNS = 2_000;

/** Orgs whose outbox or hints are handled in one sweep; the next one takes the rest. */
const ORGS = 200;

/** Handled at a time, so that one that is slow or huge holds up no other. */
const AT_ONCE = 10;

/** Rings in one call. */
const RINGS = 100;

export interface SweepCollaborators {
  readonly db: Database;
  readonly publish: Publish;
  /** Recomputes what waits in an org's outbox. */
  readonly drain: (orgId: string) => Promise<void>;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What a sweep found and did. */
export interface SweepReport {
  readonly rung: number;
  readonly expired: number;
  readonly givenUp: number;
  readonly drained: number;
  readonly hinted: number;
  /** What could not be done; it waits for the next sweep, and nothing else waits for it. */
  readonly failed: number;
}

type Done = keyof SweepReport;

/**
 * The one retry mechanism: rings for runs that are due, again for those that nobody started or whose worker died, ends
 * runs that are not wanted any more, gives up what keeps failing, and takes up outbox entries and hints whose ring was lost.
 */
export async function sweep(collaborators: SweepCollaborators): Promise<SweepReport> {
  const { db, drain, now, log } = collaborators;
  const before = new Date(now().getTime() - DELIVERED_WITHIN_MS);
  const done = { rung: 0, expired: 0, givenUp: 0, drained: 0, hinted: 0, failed: 0 };
  const report = (error: unknown): void => log('something could not be swept', toLogFields(error));
  const count = async (task: () => Promise<Done | null>): Promise<Done | null> => {
    const what = await task().catch((error: unknown) => {
      report(error);
      return 'failed' as const;
    });
    if (what) done[what] += 1;
    return what;
  };
  const fail = (error: unknown): void => {
    report(error);
    done.failed += 1;
  };
  const silent = await silentRuns(db, before, { limit: RUNS, onCorrupt: fail });
  const jobs: SyncJob[] = [];
  await eachOf(silent, AT_ONCE, async (stored) => {
    const { orgId, runId } = stored;
    if ((await count(() => settleSilentRun(collaborators, stored))) === 'rung')
      jobs.push({ orgId, runId });
  });
  await ring(collaborators.publish, jobs);
  await takeUp(orgsWithOldHints(db, before), (orgId) =>
    count(() => askForHints(collaborators, orgId)),
  );
  await pollSilentOrgs({ ...collaborators, onFailure: fail }).catch(fail);
  // Last, because this is what may take long.
  await takeUp(orgsWithOldChanges(db, before), (orgId) =>
    count(() => drain(orgId).then(() => 'drained')),
  );
  log('swept', { severity: 'INFO', ...done });
  return done;
}

/** Looks after orgs until every place of this sweep is taken. An org about which nothing can be done now takes none. */
async function takeUp(
  orgIds: AsyncGenerator<string, void>,
  task: (orgId: string) => Promise<Done | null>,
): Promise<void> {
  let places = ORGS;
  await eachOf(orgIds, AT_ONCE, async (orgId) => {
    if ((await task(orgId)) !== null) places -= 1;
    if (places <= 0) await orgIds.return();
  });
}

async function ring(publish: Publish, jobs: readonly SyncJob[]): Promise<void> {
  for (let from = 0; from < jobs.length; from += RINGS)
    await publish(jobs.slice(from, from + RINGS)).catch(() => undefined);
}

/** An org that is paused, needs attention or rests keeps its hints until it is at work again. */
async function askForHints(
  { db, publish, now }: SweepCollaborators,
  orgId: string,
): Promise<'hinted' | null> {
  const org = await readOrg(db, orgId);
  if (org?.status !== 'active' || isResting(org.breaker, now())) return null;
  const run = newRun({ trigger: 'hint', now: now(), streams: [] });
  await requestRun({ db, publish }, { orgId, runId: runIdOf('hint', now()), run });
  return 'hinted';
}
