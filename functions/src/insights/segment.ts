import type { OrderTotals } from '../model/insights';
import type { SegmentRules } from '../model/rules';
import type { Segment, SegmentRuleName, ValueBand } from '../model/segment';

export { SEGMENT_LABELS } from '../model/customer-labels';

/** A day of every threshold in days: elapsed time, in no zone. */
export const MS_PER_DAY = 86_400_000;

/** The last instant that Firestore can hold: an order may be dated there, and its steps lie beyond. */
const LAST_INSTANT_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** The rules that hold after so many days without an order. */
export type SilenceRuleName = Extract<SegmentRuleName, 'churned' | 'at_risk' | 'slipping'>;

/** The figures that segments are made of. */
export type SegmentTotals = Omit<OrderTotals, 'averageCents'>;

/** What a rule is asked about. */
export interface SegmentQuestion {
  readonly totals: SegmentTotals;
  readonly rules: SegmentRules;
  readonly now: Date;
}

/** One rule: what it makes of a customer for whom it holds. */
export interface SegmentRule<Result extends Segment = Segment> {
  readonly name: SegmentRuleName;
  readonly segment: Result;
  readonly holds: (question: SegmentQuestion) => boolean;
}

const VALUE_RULES: readonly SegmentRule<ValueBand>[] = [
  { name: 'vip', segment: 'vip', holds: isVip },
  {
    name: 'high_value',
    segment: 'high_value',
    holds: ({ totals, rules }) =>
      totals.orderCount < rules.highValueMaxOrders &&
      averageReaches(totals, rules.highValueMinAverageCents),
  },
  {
    name: 'frequent',
    segment: 'frequent',
    holds: ({ totals, rules }) =>
      totals.orderCount >= rules.frequentMinOrders &&
      !averageReaches(totals, rules.frequentMaxAverageCents),
  },
  {
    name: 'loyal',
    segment: 'loyal',
    holds: ({ totals, rules }) => totals.orderCount >= rules.loyalMinOrders,
  },
  { name: 'otherwise', segment: 'new', holds: () => true },
];

/** All rules in the order they are asked; the first that holds decides, and the last always does. */
export const ORDERED_SEGMENT_RULES: readonly SegmentRule[] = [
  { name: 'no_orders', segment: 'new', holds: ({ totals }) => totals.lastOrderAt === null },
  silentFrom('churned'),
  silentFrom('at_risk'),
  silentFrom('slipping'),
  {
    name: 'first_days',
    segment: 'new',
    holds: ({ totals: { firstOrderAt }, rules, now }) =>
      firstOrderAt !== null && elapsedDays(firstOrderAt, now) < rules.newMaxDays,
  },
  ...VALUE_RULES,
];

/**
 * The customer's segment at the instant `now`: the first rule that holds, recency before value.
 *
 * Days are elapsed 86,400,000 ms, floored, in no zone; a date after `now` (clock skew) is 0 days ago.
 * Averages are compared as exact quotients, never rounded. Always answers; without counted orders it is `new`.
 */
export function segmentOf(question: SegmentQuestion): Segment {
  return ORDERED_SEGMENT_RULES.find(({ holds }) => holds(question))?.segment ?? 'new';
}

/** What the customer's orders are worth, whenever they were: the segment without the rules that count days. */
export function valueBandOf(totals: SegmentTotals, rules: SegmentRules): ValueBand {
  if (totals.lastOrderAt === null) return 'new';
  const question = { totals, rules, now: totals.lastOrderAt };
  return VALUE_RULES.find(({ holds }) => holds(question))?.segment ?? 'new';
}

/** Days without an order from which a rule holds. */
export function silenceDaysOf(name: SilenceRuleName, rules: SegmentRules): number {
  switch (name) {
    case 'churned':
      return rules.churnedMinDays;
    case 'at_risk':
      return rules.atRiskMinDays;
    case 'slipping':
      return rules.slippingMinDays;
  }
}

/** Whole days of 86,400,000 ms from one instant to another; 0 when `now` is the earlier one. */
export function elapsedDays(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / MS_PER_DAY));
}

/** The instant at which `days` whole days have passed since another, or the last one there is. */
export function daysAfter(since: Date, days: number): Date {
  return new Date(Math.min(LAST_INSTANT_MS, since.getTime() + days * MS_PER_DAY));
}

function silentFrom(name: SilenceRuleName): SegmentRule {
  return {
    name,
    segment: name,
    holds: ({ totals: { lastOrderAt }, rules, now }) =>
      lastOrderAt !== null && elapsedDays(lastOrderAt, now) >= silenceDaysOf(name, rules),
  };
}

function isVip({ totals, rules }: SegmentQuestion): boolean {
  if (totals.spentCents >= rules.vipMinLifetimeCents) return true;
  return (
    totals.orderCount >= rules.vipMinOrders && averageReaches(totals, rules.vipMinAverageCents)
  );
}

function averageReaches({ orderCount, spentCents }: SegmentTotals, cents: number): boolean {
  return orderCount > 0 && spentCents >= cents * orderCount;
}
