import type { Org } from '../model/org';
import { slotStart } from './plan-run';
import { planOffsetMs } from './plan-spread';

const MINUTE_MS = 60_000;

/** How often `scheduleRuns` is called; it makes the runs of all slots that begin until its next call. */
const SCHEDULED_EVERY_MINUTES = 30;

/** One run of the schedule. */
export interface PlannedSlot {
  /** Names the run. */
  readonly slot: Date;
  /** Not rung before. */
  readonly dueAt: Date;
  /** Not started after. */
  readonly notAfter: Date;
}

/**
 * The slots of an org that have begun or begin before the schedule is looked at again, each with the instant at which its
 * run is due. While the org rests because its POS is away, only the one run that may try: due when the rest is over.
 * @param orgs how many there are: many are spread over the slot.
 */
export function planSlots({
  orgId,
  org,
  orgs,
  now,
}: {
  orgId: string;
  org: Org;
  orgs: number;
  now: Date;
}): PlannedSlot[] {
  const { intervalMinutes } = org.schedule;
  const intervalMs = intervalMinutes * MINUTE_MS;
  const lookedAtAgain =
    slotStart(now, SCHEDULED_EVERY_MINUTES).getTime() + SCHEDULED_EVERY_MINUTES * MINUTE_MS;
  const offsetMs = planOffsetMs(orgId, { orgs, intervalMinutes });
  const restsUntil = org.breaker?.openUntil?.getTime() ?? 0;
  const planned: PlannedSlot[] = [];
  let start = slotStart(now, intervalMinutes).getTime();
  for (; start < lookedAtAgain; start += intervalMs) {
    const dueAt = Math.max(start + offsetMs, restsUntil);
    const notAfter = start + intervalMs + offsetMs;
    if (dueAt >= notAfter) continue;
    planned.push({
      slot: new Date(start),
      dueAt: new Date(dueAt),
      notAfter: new Date(notAfter),
    });
    if (restsUntil > now.getTime()) break;
  }
  return planned;
}
