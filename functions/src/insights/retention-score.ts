import type { Tier } from '../model/insights';
import type { RetentionParts } from '../model/retention';
import type { Segment } from '../model/segment';

type Step = readonly [from: number, points: number];

/** Points up to and including so many whole days since the last order. */
const RECENCY_STEPS: readonly Step[] = [
  [7, 30],
  [14, 28],
  [30, 22],
  [45, 16],
  [60, 10],
  [90, 5],
  [180, 2],
];

const FREQUENCY_STEPS: readonly Step[] = [
  [20, 15],
  [12, 13],
  [8, 11],
  [5, 9],
  [3, 7],
  [2, 5],
  [1, 3],
];

const MONETARY_STEPS_CENTS: readonly Step[] = [
  [200_000, 15],
  [100_000, 13],
  [50_000, 11],
  [25_000, 8],
  [10_000, 5],
  [5_000, 3],
];
const LEAST_MONETARY = 1;

const POINTS_STEPS: readonly Step[] = [
  [1_000, 6],
  [500, 5],
  [200, 4],
  [100, 3],
  [50, 2],
  [10, 1],
];

const STREAK_STEPS: readonly Step[] = [
  [10, 5],
  [6, 4],
  [4, 3],
  [2, 2],
  [1, 1],
];

const TIER_POINTS: Readonly<Record<Tier, number>> = { platinum: 4, gold: 3, silver: 2, bronze: 1 };

/** The part for staying where no churn score is known. */
const STAYING_BY_SEGMENT: Readonly<Record<Segment, number>> = {
  vip: 22,
  loyal: 20,
  frequent: 18,
  high_value: 18,
  new: 16,
  slipping: 10,
  at_risk: 5,
  churned: 0,
  regular: 12,
};
const MAX_CHURN = 100;
const STAYING_SHARE = 0.25;

/** Days since the last order at which the score steps: a step holds to the end of its last day. */
export const RETENTION_STEP_DAYS: readonly number[] = RECENCY_STEPS.map(([days]) => days + 1);

/** The facts a retention score is made of. */
export interface RetentionFacts {
  /** Whole elapsed days since the last counted order; null without one. */
  readonly daysSinceLast: number | null;
  readonly orderCount: number;
  readonly spentCents: number;
  readonly segment: Segment;
  /** 0 to 100; null when unknown. */
  readonly churnScore: number | null;
  readonly points: number;
  readonly loyaltyTier: Tier;
  /** Calendar months in a row with an order. */
  readonly streakMonths: number;
}

/** The parts of the retention score. */
export function retentionPartsOf(facts: RetentionFacts): RetentionParts {
  const { daysSinceLast, churnScore, segment } = facts;
  const recency =
    daysSinceLast === null ? undefined : RECENCY_STEPS.find(([days]) => daysSinceLast <= days);
  return {
    recency: recency?.[1] ?? 0,
    frequency: pointsFrom(FREQUENCY_STEPS, facts.orderCount),
    monetary: Math.max(LEAST_MONETARY, pointsFrom(MONETARY_STEPS_CENTS, facts.spentCents)),
    staying:
      churnScore === null
        ? STAYING_BY_SEGMENT[segment]
        : Math.round((MAX_CHURN - churnScore) * STAYING_SHARE),
    engagement:
      pointsFrom(POINTS_STEPS, facts.points) +
      pointsFrom(STREAK_STEPS, facts.streakMonths) +
      TIER_POINTS[facts.loyaltyTier],
  };
}

/** The score that the parts make, 0 to 100. */
export function retentionScoreOf(parts: RetentionParts): number {
  return parts.recency + parts.frequency + parts.monetary + parts.staying + parts.engagement;
}

function pointsFrom(steps: readonly Step[], value: number): number {
  return steps.find(([from]) => value >= from)?.[1] ?? 0;
}
