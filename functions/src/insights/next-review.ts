import { CHURN_STEP_DAYS } from './churn';
import { scoredStandingOf } from './customer-standing';
import type { StandingFacts } from './customer-standing';
import { segmentTurns } from './explain-segment';
import { TREND_DAYS } from './retention';
import { RETENTION_STEP_DAYS } from './retention-score';
import { currentSnapshot, snapshotAt } from './retention-snapshot';
import type { Snapshot } from './retention-snapshot';
import { daysAfter } from './segment';
import { TAG_STEP_DAYS } from './tags';
import { WATCH_STEP_DAYS } from './watch-list';

const STEP_DAYS: readonly number[] = [
  ...new Set([...CHURN_STEP_DAYS, ...RETENTION_STEP_DAYS, ...WATCH_STEP_DAYS, ...TAG_STEP_DAYS]),
];

/** When a customer is looked at again. */
export interface ReviewQuestion {
  readonly facts: StandingFacts;
  /** The instant of the standing that is stored. */
  readonly now: Date;
  /** Instants at which stored values outside the standing step, such as the RFM group; past ones are passed over. */
  readonly otherSteps?: readonly Date[];
}

/**
 * The first instant after `now` at which a stored value differs from that of `now`, if no record changes: until then
 * recomputing gives the same, from then on it does not.
 *
 * The instants at which anything could step are asked one after the other, until the standing differs.
 *
 * @returns null when time will never change anything again.
 */
export function nextReviewOf({ facts, now, otherSteps = [] }: ReviewQuestion): Date | null {
  const { totals, rules } = facts;
  // Where a segment rule turns, the explanation says so: that is always another standing.
  const sure = firstAfter([...otherSteps, ...segmentTurns({ totals, rules: rules.segments })], now);
  const latest = sure?.getTime() ?? Infinity;
  const standing = JSON.stringify(scoredStandingOf(facts, now));
  let at = firstAfter(stepsAround(facts, now), now);
  while (at !== null && at.getTime() < latest) {
    if (JSON.stringify(scoredStandingOf(facts, at)) !== standing) return at;
    at = firstAfter(stepsAround(facts, at), at);
  }
  return sure;
}

/**
 * Instants at which the standing may step, complete up to the first one after `at`: those of the customer's figures, and 28
 * days after those of the figures that the trend is compared with, which also step as each order comes to belong to them.
 */
function stepsAround(facts: StandingFacts, at: Date): Date[] {
  const { orders, rules } = facts;
  const then = daysAfter(at, -TREND_DAYS);
  const entries = orders.filter(({ counted, placedAt }) => counted && placedAt > then);
  const earlier = [
    ...entries.map(({ placedAt }) => placedAt),
    ...stepsOf(snapshotAt(facts, then), rules),
  ];
  const shifted = earlier.map((step) => daysAfter(step, TREND_DAYS));
  return [...stepsOf(currentSnapshot(facts), rules), ...shifted];
}

function stepsOf({ totals, streak }: Snapshot, rules: StandingFacts['rules']): Date[] {
  const { lastOrderAt } = totals;
  if (lastOrderAt === null || streak === null) return [];
  return [
    ...STEP_DAYS.map((days) => daysAfter(lastOrderAt, days)),
    ...segmentTurns({ totals, rules: rules.segments }),
    streak.endsAt,
  ];
}

function firstAfter(instants: readonly Date[], now: Date): Date | null {
  let first: Date | null = null;
  for (const instant of instants) {
    if (instant > now && (first === null || instant < first)) first = instant;
  }
  return first;
}
