import type { Churn, ChurnRisk, ChurnTrend } from '../model/churn';
import type { Segment } from '../model/segment';
import { CHURN_RISK_LABELS } from '../model/customer-labels';
import { SEGMENT_LABELS } from './segment';

/** Points by whole days since the last order, longest silence first; below the last none. */
const SILENCE_STEPS = [
  { fromDays: 75, points: 40 },
  { fromDays: 45, points: 30 },
  { fromDays: 25, points: 20 },
  { fromDays: 14, points: 10 },
] as const;

/** Points by counted orders, fewest first; above the last none. */
const ORDER_STEPS = [
  { toOrders: 1, points: 30 },
  { toOrders: 2, points: 20 },
  { toOrders: 4, points: 10 },
] as const;

const TREND_POINTS: Readonly<Record<ChurnTrend, number>> = {
  declining: 30,
  stable: 10,
  increasing: 0,
};

const RISK_STEPS = [
  { from: 76, risk: 'critical' },
  { from: 51, risk: 'high' },
  { from: 26, risk: 'medium' },
] as const;

/** Days since the last order at which the score steps. */
export const CHURN_STEP_DAYS: readonly number[] = SILENCE_STEPS.map(({ fromDays }) => fromDays);

/** The facts a churn score is made of. */
export interface ChurnFacts {
  /** Whole elapsed days since the last counted order. */
  readonly daysSinceLast: number;
  /** Counted orders. */
  readonly orderCount: number;
  readonly segment: Segment;
}

/** The churn score by rule, with its parts. For customers with a counted order; nobody else can be lost. */
export function churnOf({ daysSinceLast, orderCount, segment }: ChurnFacts): Churn {
  const trend = churnTrendOf(segment);
  const silence = SILENCE_STEPS.find(({ fromDays }) => daysSinceLast >= fromDays);
  const parts = {
    silence: silence?.points ?? 0,
    fewOrders: ORDER_STEPS.find(({ toOrders }) => orderCount <= toOrders)?.points ?? 0,
    trend: TREND_POINTS[trend],
  };
  const score = parts.silence + parts.fewOrders + parts.trend;
  const risk = churnRiskOf(score);
  const silent =
    silence === undefined
      ? `an order within ${SILENCE_STEPS[SILENCE_STEPS.length - 1]?.fromDays ?? 0} days: 0`
      : `no order for ${silence.fromDays} days or more: ${parts.silence}`;
  const few = `${orderCount} order${orderCount === 1 ? '' : 's'}: ${parts.fewOrders}`;
  const text = `${CHURN_RISK_LABELS[risk]}, ${score} of 100; ${silent}, ${few}, ${SEGMENT_LABELS[segment]}: ${parts.trend}`;
  return { score, risk, trend, parts, text };
}

function churnTrendOf(segment: Segment): ChurnTrend {
  if (segment === 'new') return 'increasing';
  const declining = segment === 'slipping' || segment === 'at_risk' || segment === 'churned';
  return declining ? 'declining' : 'stable';
}

function churnRiskOf(score: number): ChurnRisk {
  return RISK_STEPS.find(({ from }) => score >= from)?.risk ?? 'low';
}
