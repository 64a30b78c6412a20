import type { Run, SyncJob } from '../model/run';
import type { Database } from '../store/database';
import { toLogFields } from '../store/errors';
import { countOrgs, readStatuses, walkOrgs, type StoredOrg } from '../store/orgs';
import { createRun, createRuns, type NewRun } from '../store/runs';
import { eachOf } from './each-of';
import { isResting } from './plan-breaker';
import { planOverdue } from './plan-overdue';
import { newRun, runIdOf } from './plan-run';
import { planSlots, type PlannedSlot } from './plan-slots';
import type { Publish } from './request-run';

/** Orgs handled at a time; as many rings go out in one call. */
const BATCH = 100;

/** Batches under way at a time. */
const AT_ONCE = 4;

/** Runs made in one commit. */
const COMMIT_RUNS = 400;

export interface ScheduleCollaborators {
  readonly db: Database;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/**
 * Makes the runs of every active org until the next call, and rings for those that are due; `sweep` rings for the others
 * when they are. Called twice it makes nothing twice. An org whose run cannot be made is reported and stops no other;
 * one that rests because its POS is away gets the one run that may try.
 * @returns the runs that were made now, rung for or not.
 */
export async function scheduleRuns(collaborators: ScheduleCollaborators): Promise<SyncJob[]> {
  const { db, log } = collaborators;
  const orgs = await countOrgs(db);
  const scheduled: SyncJob[] = [];
  await eachOf(batchesOf(collaborators), AT_ONCE, async (batch) => {
    scheduled.push(...(await scheduleBatch(collaborators, batch, orgs)));
  });
  log('runs scheduled', { severity: 'INFO', count: scheduled.length, orgs });
  return scheduled;
}

/** Every organisation that is not paused, so many at a time. */
async function* batchesOf({ db, now, log }: ScheduleCollaborators): AsyncGenerator<StoredOrg[]> {
  let batch: StoredOrg[] = [];
  const onCorrupt = (error: Error): void =>
    log('an organisation cannot be read', toLogFields(error));
  for await (const stored of walkOrgs(db, onCorrupt)) {
    const { orgId, org } = stored;
    if (org.status === 'paused') continue;
    if (org.status === 'active' && isResting(org.breaker, now()))
      log('an organisation rests because its POS is away', { orgId, ...org.breaker });
    batch.push(stored);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Says of each org that has gone without a successful sync for too long. Costs one read an org, twice an hour. */
async function noteOverdue(
  { db, now, log }: ScheduleCollaborators,
  batch: readonly StoredOrg[],
): Promise<void> {
  const report = (error: unknown): void => log('a badge cannot be read', toLogFields(error));
  const statuses = await readStatuses(
    db,
    batch.map(({ orgId }) => orgId),
    report,
  );
  for (const { orgId, org } of batch) {
    const status = statuses.get(orgId) ?? null;
    const minutes = planOverdue(org, status, now());
    if (minutes === null) continue;
    const { intervalMinutes } = org.schedule;
    const lastRunState = status?.lastRunState ?? 'none';
    log('no sync has succeeded for three intervals', {
      severity: 'ERROR',
      orgId,
      minutes,
      intervalMinutes,
      lastRunState,
    });
  }
}

async function scheduleBatch(
  collaborators: ScheduleCollaborators,
  batch: readonly StoredOrg[],
  orgs: number,
): Promise<SyncJob[]> {
  const now = collaborators.now();
  // Whoever needs attention is not synced by schedule, and is missed all the same.
  const active = batch.filter(({ org }) => org.status === 'active');
  const planned = active.flatMap((stored) => planRuns(collaborators, stored, { orgs, now }));
  const runs: PlannedRun[] = [];
  for (let from = 0; from < planned.length; from += COMMIT_RUNS)
    runs.push(...(await makeRuns(collaborators, planned.slice(from, from + COMMIT_RUNS))));
  const due = runs.filter(({ dueAt }) => dueAt <= now).map(toJob);
  if (due.length > 0) await collaborators.publish(due).catch(() => undefined);
  await noteOverdue(collaborators, batch).catch((error: unknown) =>
    collaborators.log('badges cannot be read', toLogFields(error)),
  );
  return runs.map(toJob);
}

const toJob = ({ orgId, runId }: SyncJob): SyncJob => ({ orgId, runId });

type PlannedRun = NewRun & { readonly dueAt: Date };

/** The runs of one organisation until the next call; none, and a line in the log, where they cannot be planned. */
function planRuns(
  { log }: ScheduleCollaborators,
  { orgId, org }: StoredOrg,
  { orgs, now }: { orgs: number; now: Date },
): PlannedRun[] {
  try {
    return planSlots({ orgId, org, orgs, now }).map((planned) => {
      const runId = runIdOf('schedule', planned.slot);
      return { orgId, runId, run: toRun(planned, now), dueAt: planned.dueAt };
    });
  } catch (error) {
    log('a run could not be made', { orgId, ...toLogFields(error) });
    return [];
  }
}

/** Makes runs at once, or one by one where one of them is there already or cannot be made. @returns those that were made now. */
async function makeRuns(
  { db, log }: ScheduleCollaborators,
  planned: readonly PlannedRun[],
): Promise<readonly PlannedRun[]> {
  try {
    await createRuns(db, planned);
    return planned;
  } catch {
    const made = await Promise.all(
      planned.map(async (one): Promise<PlannedRun[]> => {
        try {
          return (await createRun(db, one.orgId, one.runId, one.run)) ? [one] : [];
        } catch (error) {
          log('a run could not be made', { orgId: one.orgId, ...toLogFields(error) });
          return [];
        }
      }),
    );
    return made.flat();
  }
}

/** A run gives its first sign of life when it is due, so that `sweep` takes it for silent only after that. */
function toRun({ dueAt, notAfter }: PlannedSlot, now: Date): Run {
  const run = newRun({ trigger: 'schedule', now, notAfter });
  return dueAt > now ? { ...run, progressAt: dueAt } : run;
}
