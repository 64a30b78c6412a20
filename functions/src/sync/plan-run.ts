import { expiryOf } from '../model/keeping';
import type { Org } from '../model/org';
import {
  emptyReport,
  type Run,
  type RunState,
  type RunTrigger,
  type StreamReport,
} from '../model/run';
import { STREAMS, type Stream } from '../model/source';
import { isResting } from './plan-breaker';

const MINUTE_MS = 60_000;

/** A run that someone asked for and that did not start by then is not wanted any more. */
const ASKED_RUN_START_MINUTES = 10;

/** The start of the schedule's slot that `now` lies in. Slots are counted from the epoch, so every caller gets the same. */
export function slotStart(now: Date, intervalMinutes: number): Date {
  const interval = intervalMinutes * MINUTE_MS;
  return new Date(Math.floor(now.getTime() / interval) * interval);
}

/** A run id that is the same for the same org, trigger and instant, such as `schedule-20260128T2000`. */
export function runIdOf(
  trigger: RunTrigger,
  at: Date,
  precision: 'minute' | 'second' = 'minute',
): string {
  const digits = at.toISOString().replace(/[-:]/g, '');
  return `${trigger}-${digits.slice(0, precision === 'minute' ? 13 : 15)}`;
}

/** A run that nobody has started. */
export function newRun(plan: {
  trigger: RunTrigger;
  now: Date;
  notAfter?: Date;
  streams?: readonly Stream[];
}): Run {
  const { trigger, now } = plan;
  return {
    trigger,
    state: 'queued',
    streams: [...(plan.streams ?? STREAMS)],
    createdAt: now,
    notAfter: plan.notAfter ?? new Date(now.getTime() + ASKED_RUN_START_MINUTES * MINUTE_MS),
    startedAt: null,
    finishedAt: null,
    progressAt: now,
    attempts: 0,
    handOvers: 0,
    idleHandOvers: 0,
    worker: null,
    cancelRequested: false,
    reports: {},
    cost: { apiCalls: 0, reads: 0, writes: 0, deletes: 0, invocations: 0 },
    error: null,
    expireAt: expiryOf('run', now),
  };
}

/**
 * Why a run is not to be started, or null when it is. A run that has begun goes on whatever its `notAfter`; one that somebody
 * asked for is held back neither by the breaker nor by a needed attention.
 */
export function planStart(
  run: Run,
  org: Org,
  now: Date,
): { state: RunState; error: string } | null {
  if (org.status === 'paused') return { state: 'cancelled', error: 'The organisation is paused.' };
  const isAskedFor = run.trigger === 'manual' || run.redriveOf !== undefined;
  if (run.startedAt === null && !isAskedFor && isResting(org.breaker, now)) {
    return { state: 'cancelled', error: 'The POS has been away; the next try is due later.' };
  }
  if (org.status === 'needs_attention' && !isAskedFor) {
    return { state: 'cancelled', error: org.statusReason ?? 'The organisation needs attention.' };
  }
  if (run.startedAt === null && run.notAfter < now) {
    return { state: 'expired', error: 'The run was not started in time.' };
  }
  return null;
}

/** How a run ended, from how its streams ended. */
export function planEnd(reports: Partial<Record<Stream, StreamReport>>): {
  state: RunState;
  error: string | null;
} {
  const all = Object.values(reports);
  const troubled = all.filter((report) => report.state !== 'complete');
  const error = troubled.find((report) => report.error !== null)?.error ?? null;
  if (troubled.length === 0) return { state: 'succeeded', error: null };
  const anyComplete =
    troubled.length < all.length || troubled.some((report) => report.state === 'held');
  return { state: anyComplete ? 'partial' : 'failed', error };
}

/** Reports for streams that wait. */
export function waitingReports(streams: readonly Stream[]): Partial<Record<Stream, StreamReport>> {
  return Object.fromEntries(streams.map((stream) => [stream, emptyReport()]));
}
