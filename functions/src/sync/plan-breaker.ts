import type { Breaker } from '../model/org';
import type { RunState } from '../model/run';
import { shareOf } from '../model/share-of';

/** Failed runs in a row that open the breaker. */
const OPENS_AFTER = 3;

const FIRST_WAIT_MS = 30 * 60_000;
const LONGEST_WAIT_MS = 4 * 3_600_000;

/** The share of a wait that an org's id may take off, so that orgs of one POS do not come back together. */
const JITTER = 0.2;

/** Whether runs that nobody asked for may start. */
export interface BreakerPlan {
  /** `half_open`: one may try. */
  readonly state: 'closed' | 'open' | 'half_open';
  /** Null while closed. */
  readonly openUntil: Date | null;
}

/**
 * What follows from runs that found the POS away: after the third in a row the org rests for half an hour, then one run
 * may try; each further failure doubles the rest, up to four hours. An id takes up to a fifth off its rests.
 */
export function planBreaker(facts: {
  orgId: string;
  /** In a row. */
  failures: number;
  lastFailureAt: Date;
  now: Date;
}): BreakerPlan {
  const { orgId, failures, lastFailureAt, now } = facts;
  if (failures < OPENS_AFTER) return { state: 'closed', openUntil: null };
  const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - OPENS_AFTER), LONGEST_WAIT_MS);
  const restMs = Math.round(waitMs * (1 - JITTER * shareOf(orgId)));
  const openUntil = new Date(lastFailureAt.getTime() + restMs);
  return { state: now < openUntil ? 'open' : 'half_open', openUntil };
}

/** Whether an org rests, so that only people start its runs. */
export function isResting(breaker: Breaker | null, now: Date): boolean {
  return breaker?.openUntil !== undefined && breaker.openUntil !== null && now < breaker.openUntil;
}

/**
 * The breaker after a run. A run that failed because the POS was away counts; one that stored anything closes it; any
 * other end says nothing about the POS.
 * @returns `before` itself when nothing changes, so that a good run has nothing to write.
 */
export function breakerAfter(end: {
  orgId: string;
  before: Breaker | null;
  state: RunState;
  /** The kind of the POS's last failure in the run; null when there was none. */
  failure: string | null;
  now: Date;
}): Breaker | null {
  const { orgId, before, state, failure, now } = end;
  if (state === 'succeeded' || state === 'partial') return null;
  if (state !== 'failed' || failure !== 'transient') return before;
  const failures = (before?.failures ?? 0) + 1;
  const { openUntil } = planBreaker({ orgId, failures, lastFailureAt: now, now });
  return { failures, openUntil };
}
