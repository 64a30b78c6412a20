import type { Duties } from '../model/org';
import type { Stream } from '../model/source';
import type { StreamState } from '../model/stream-state';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A walk that was interrupted longer ago begins anew: too much has shifted in between. */
const RESUME_WITHIN_MS = 6 * HOUR_MS;

/** Which part of a stream to walk now, and how closely to look. */
export interface WalkPlan {
  readonly since: Date | null;
  readonly resumeAt: string | null;
  /** When the walk began, which may have been in an earlier run. */
  readonly startedAt: Date;
  /** Whether it covers the stream from its beginning to its end in one go, so that what it misses is missing. */
  readonly complete: boolean;
  /** Whether every row is compared with its record, whatever the manifest says. */
  readonly heal: boolean;
  /** Whether it also stands for the daily look at recent orders. */
  readonly recheck: boolean;
}

/**
 * The walk that is due: an interrupted one goes on; else orders are walked from a little before the newest known one, daily
 * from further back, weekly from the beginning, and the other streams whole each time, weekly with a closer look.
 */
export function planWalk(
  stream: Stream,
  state: StreamState,
  { duties, now }: { duties: Duties; now: Date },
): WalkPlan {
  const { checkpoint, watermark } = state;
  if (checkpoint && now.getTime() - checkpoint.startedAt.getTime() < RESUME_WITHIN_MS) {
    const { since, position: resumeAt, startedAt, heal } = checkpoint;
    return { since, resumeAt, startedAt, complete: false, heal, recheck: false };
  }
  const fresh = { resumeAt: null, startedAt: now };
  const heal = isOlder(state.lastHealedAt, duties.fullWalkEveryDays * DAY_MS, now);
  if (stream !== 'orders' || watermark === null || heal) {
    // There is nothing to heal in what has never been walked.
    const healing = heal && state.lastCompleteWalk !== null;
    return { ...fresh, since: null, complete: true, heal: healing, recheck: true };
  }
  const recheck = isOlder(state.lastRecheckAt, duties.recheckEveryHours * HOUR_MS, now);
  const overlap = daysBefore(watermark, duties.overlapDays);
  const recent = daysBefore(now, duties.recheckDays);
  const since = recheck && recent < overlap ? recent : overlap;
  return { ...fresh, since, complete: false, heal: false, recheck };
}

function isOlder(at: Date | null, ms: number, now: Date): boolean {
  return at === null || now.getTime() - at.getTime() >= ms;
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * DAY_MS);
}
