import type { SyncJob } from '../model/run';
import type { Database } from '../store/database';
import { walkOrgs } from '../store/orgs';
import { createRun } from '../store/runs';
import { newRun, runIdOf, slotStart } from './plan-run';
import type { Publish } from './request-run';

const MINUTE_MS = 60_000;

/** Orgs handled at a time. */
const BATCH = 100;

/**
 * Makes the run of this slot for every active org and rings for it. Called twice in a slot it makes nothing twice.
 * @returns the orgs whose run was made now.
 */
export async function scheduleRuns({
  db,
  publish,
  now,
}: {
  db: Database;
  publish: Publish;
  now: () => Date;
}): Promise<SyncJob[]> {
  const scheduled: SyncJob[] = [];
  let batch: Promise<SyncJob | null>[] = [];
  const flush = async (): Promise<void> => {
    const jobs = (await Promise.all(batch)).filter((job) => job !== null);
    batch = [];
    scheduled.push(...jobs);
    if (jobs.length > 0) await publish(jobs).catch(() => undefined);
  };
  for await (const { orgId, org } of walkOrgs(db)) {
    if (org.status !== 'active') continue;
    batch.push(createSlotRun(db, orgId, org.schedule.intervalMinutes, now()));
    if (batch.length === BATCH) await flush();
  }
  await flush();
  return scheduled;
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
