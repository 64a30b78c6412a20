import { LATE_INTERVALS } from '../model/lateness';
import type { Org } from '../model/org';
import type { SyncStatus } from '../model/run';

/** The first sync fetches everything, at a few requests a second. */
const FIRST_SYNC_MS = 6 * 3_600_000;

const MINUTE_MS = 60_000;

/**
 * For how many minutes an org has had no successful sync, when that is too long; else null. A paused one waits for nobody.
 * @param status its badge; null before the first run.
 */
export function planOverdue(
  org: Pick<Org, 'status' | 'schedule' | 'createdAt'>,
  status: Pick<SyncStatus, 'lastSuccessAt'> | null,
  now: Date,
): number | null {
  if (org.status === 'paused') return null;
  const lastSuccessAt = status?.lastSuccessAt ?? null;
  const waitedMs = now.getTime() - (lastSuccessAt ?? org.createdAt).getTime();
  const allowedMs = LATE_INTERVALS * org.schedule.intervalMinutes * MINUTE_MS;
  const isOverdue = waitedMs > (lastSuccessAt ? allowedMs : Math.max(allowedMs, FIRST_SYNC_MS));
  return isOverdue ? Math.floor(waitedMs / MINUTE_MS) : null;
}
