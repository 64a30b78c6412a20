import type { SyncJob } from '../model/run';
import type { Database } from '../store/database';
import { toLogFields } from '../store/errors';
import { walkOrgs, type StoredOrg } from '../store/orgs';
import { createRun } from '../store/runs';
import { newRun, runIdOf, slotStart } from './plan-run';
import type { Publish } from './request-run';

const MINUTE_MS = 60_000;

/** Orgs handled at a time. */
const BATCH = 100;

export interface ScheduleCollaborators {
  readonly db: Database;
  readonly publish: Publish;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/**
 * Makes the run of this slot for every active org and rings for it. Called twice in a slot it makes nothing twice. An org
 * whose run cannot be made is reported and stops no other.
 * @returns the orgs whose run was made now.
 */
export async function scheduleRuns(collaborators: ScheduleCollaborators): Promise<SyncJob[]> {
  const { db, now, log } = collaborators;
  const scheduled: SyncJob[] = [];
  let batch: StoredOrg[] = [];
  const flush = async (): Promise<void> => {
    scheduled.push(...(await scheduleBatch(collaborators, batch, now())));
    batch = [];
  };
  const onCorrupt = (error: Error): void =>
    log('an organisation cannot be read', toLogFields(error));
  for await (const stored of walkOrgs(db, onCorrupt)) {
    if (stored.org.status === 'active') batch.push(stored);
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return scheduled;
}

async function scheduleBatch(
  { db, publish, log }: ScheduleCollaborators,
  orgs: readonly StoredOrg[],
  now: Date,
): Promise<SyncJob[]> {
  const made = await Promise.all(
    orgs.map(async ({ orgId, org }) => {
      try {
        return await createSlotRun(db, orgId, org.schedule.intervalMinutes, now);
      } catch (error) {
        log('a run could not be made', { orgId, ...toLogFields(error) });
        return null;
      }
    }),
  );
  const jobs = made.filter((job) => job !== null);
  if (jobs.length > 0) await publish(jobs).catch(() => undefined);
  return jobs;
}

async function createSlotRun(
  db: Database,
  orgId: string,
  intervalMinutes: number,
  now: Date,
): Promise<SyncJob | null> {
  const slot = slotStart(now, intervalMinutes);
  const runId = runIdOf('schedule', slot);
  const notAfter = new Date(slot.getTime() + intervalMinutes * MINUTE_MS);
  const created = await createRun(db, orgId, runId, newRun({ trigger: 'schedule', now, notAfter }));
  return created ? { orgId, runId } : null;
}
