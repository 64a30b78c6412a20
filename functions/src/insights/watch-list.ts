import type { ChurnRisk } from '../model/churn';
import type { Retention } from '../model/retention';
import type { Segment, ValueBand } from '../model/segment';
import type { Watch, WatchReason } from '../model/watch-list';
import { formatThreshold } from './explain-words';
import { formatDollars } from './format-dollars';
import { SEGMENT_LABELS } from './segment';

const VALUABLE_FROM_CENTS = 20_000;
const SILENT_FROM_DAYS = 21;

/** Days since the last order at which the watch list steps. */
export const WATCH_STEP_DAYS: readonly number[] = [SILENT_FROM_DAYS];

/** The facts the watch list is made of. */
export interface WatchFacts {
  readonly segment: Segment;
  readonly valueBand: ValueBand;
  readonly spentCents: number;
  /** Whole elapsed days since the last counted order; null without one. */
  readonly daysSinceLast: number | null;
  readonly retention: Pick<Retention, 'tier' | 'trend' | 'score' | 'earlierScore'>;
  /** Null when no churn score is known. */
  readonly churnRisk: ChurnRisk | null;
}

/**
 * Whether a customer is valuable and needs attention, with all reasons.
 *
 * Value is that of the orders (`valueBand`), not the segment: who slips away is no less worth a call for having slipped.
 */
export function watchOf(facts: WatchFacts): Watch {
  const value = valueWords(facts);
  const reasons = value === null ? [] : reasonsOf(facts);
  return reasons.length === 0
    ? { listed: false, value: null, reasons: [] }
    : { listed: true, value, reasons };
}

function valueWords({ valueBand, spentCents }: WatchFacts): string | null {
  if (valueBand !== 'new') return `${SEGMENT_LABELS[valueBand]} by value`;
  if (spentCents < VALUABLE_FROM_CENTS) return null;
  return `${formatDollars(spentCents)} lifetime, ${formatThreshold(VALUABLE_FROM_CENTS)} needed`;
}

function reasonsOf(facts: WatchFacts): Watch['reasons'] {
  const { daysSinceLast, retention, churnRisk, segment } = facts;
  const { score, tier, trend, earlierScore } = retention;
  const reasons: [boolean, WatchReason, string][] = [
    [
      daysSinceLast !== null && daysSinceLast >= SILENT_FROM_DAYS,
      'silent',
      `no order for ${SILENT_FROM_DAYS} days or more`,
    ],
    [
      tier === 'at_risk' || tier === 'dormant',
      'low_retention',
      `retention ${score} of 100: ${tier === 'dormant' ? 'dormant' : 'at risk'}`,
    ],
    [
      trend === 'falling',
      'falling_retention',
      `retention fell from ${earlierScore} to ${score} in 28 days`,
    ],
    [
      churnRisk === 'high' || churnRisk === 'critical',
      'churn_risk',
      `churn risk ${churnRisk ?? 'unknown'}`,
    ],
    [
      segment === 'slipping' || segment === 'at_risk' || segment === 'churned',
      'lapsing',
      SEGMENT_LABELS[segment],
    ],
  ];
  return reasons.filter(([holds]) => holds).map(([, reason, text]) => ({ reason, text }));
}
