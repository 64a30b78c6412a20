import type { Run, SyncJob } from '../model/run';
import type { Database } from '../store/database';
import { toLogFields } from '../store/errors';
import { countOrgs, readStatuses, walkOrgs, type StoredOrg } from '../store/orgs';
import { createRun } from '../store/runs';
import { isResting } from './plan-breaker';
import { planOverdue } from './plan-overdue';
import { newRun, runIdOf } from './plan-run';
import { planSlots, type PlannedSlot } from './plan-slots';
import type { Publish } from './request-run';

/** Orgs handled at a time: as many writes are under way, and as many rings go out in one call. */
const BATCH = 100;

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
  const { db, now, log } = collaborators;
  const orgs = await countOrgs(db);
  const scheduled: SyncJob[] = [];
  let batch: StoredOrg[] = [];
  const flush = async (): Promise<void> => {
    scheduled.push(...(await scheduleBatch(collaborators, batch, orgs)));
    batch = [];
  };
  const onCorrupt = (error: Error): void =>
    log('an organisation cannot be read', toLogFields(error));
  for await (const stored of walkOrgs(db, onCorrupt)) {
    const { orgId, org } = stored;
    if (org.status === 'paused') continue;
    if (org.status === 'active' && isResting(org.breaker, now()))
      log('an organisation rests because its POS is away', { orgId, ...org.breaker });
    batch.push(stored);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  log('runs scheduled', { severity: 'INFO', count: scheduled.length, orgs });
  return scheduled;
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
  const made = await Promise.all(
    active.map((stored) => scheduleOrg(collaborators, stored, { orgs, now })),
  );
  const runs = made.flat();
  const due = runs.filter(({ dueAt }) => dueAt <= now).map(({ job }) => job);
  if (due.length > 0) await collaborators.publish(due).catch(() => undefined);
  await noteOverdue(collaborators, batch).catch((error: unknown) =>
    collaborators.log('badges cannot be read', toLogFields(error)),
  );
  return runs.map(({ job }) => job);
}

interface MadeRun {
  readonly job: SyncJob;
  readonly dueAt: Date;
}

async function scheduleOrg(
  { db, log }: ScheduleCollaborators,
  { orgId, org }: StoredOrg,
  { orgs, now }: { orgs: number; now: Date },
): Promise<MadeRun[]> {
  const made: MadeRun[] = [];
  try {
    for (const planned of planSlots({ orgId, org, orgs, now })) {
      const runId = runIdOf('schedule', planned.slot);
      if (await createRun(db, orgId, runId, toRun(planned, now)))
        made.push({ job: { orgId, runId }, dueAt: planned.dueAt });
    }
  } catch (error) {
    log('a run could not be made', { orgId, ...toLogFields(error) });
  }
  return made;
}

/** A run gives its first sign of life when it is due, so that `sweep` takes it for silent only after that. */
function toRun({ dueAt, notAfter }: PlannedSlot, now: Date): Run {
  const run = newRun({ trigger: 'schedule', now, notAfter });
  return dueAt > now ? { ...run, progressAt: dueAt } : run;
}
