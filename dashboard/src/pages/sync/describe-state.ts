import type { Org } from '@model/org';
import { formatAgo, formatTime } from '../../format/dates';
import { formatPlural } from '../../format/numbers';

const MINUTE_MS = 60_000;

/** What says when an organisation is synced next. */
export type ScheduleFacts = Pick<Org, 'status' | 'schedule' | 'breaker'>;

/** When everything was last read whole. */
export function describeLast(lastSuccessAt: Date | null, now: Date): string {
  return lastSuccessAt
    ? `The last complete sync ended ${formatAgo(lastSuccessAt, now)}.`
    : 'No sync has been complete yet.';
}

/** When the next scheduled sync begins; null while none is due. Many organisations on one server begin some minutes later. */
export function nextSyncAt({ status, schedule, breaker }: ScheduleFacts, now: Date): Date | null {
  if (status !== 'active') return null;
  const intervalMs = schedule.intervalMinutes * MINUTE_MS;
  const slot = (Math.floor(now.getTime() / intervalMs) + 1) * intervalMs;
  const rested = breaker?.openUntil ?? null;
  return rested && rested > now ? rested : new Date(slot);
}

/** When the next scheduled sync begins, and why not sooner, in a sentence. */
export function describeNext(facts: ScheduleFacts, now: Date, timeZone: string): string {
  const at = nextSyncAt(facts, now);
  if (!at)
    return facts.status === 'paused'
      ? 'No sync is due: syncing is paused.'
      : 'No sync is due until this is put right and syncing is resumed.';
  const minutes = Math.max(1, Math.round((at.getTime() - now.getTime()) / MINUTE_MS));
  const when = `${formatTime(at, timeZone)}, in ${formatPlural(minutes, 'minute')}`;
  const rests = facts.breaker?.openUntil?.getTime() === at.getTime();
  return rests
    ? `The point of sale did not answer for a while. It is asked again at ${when}.`
    : `The next sync begins at ${when}.`;
}

/** How often syncs begin by themselves: `every 30 minutes`, `every 2 hours`. */
export function describeInterval(minutes: number): string {
  if (minutes === 60) return 'every hour';
  if (minutes === 1440) return 'once a day';
  return minutes % 60 === 0 ? `every ${minutes / 60} hours` : `every ${minutes} minutes`;
}
