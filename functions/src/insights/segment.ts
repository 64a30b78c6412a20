import type { OrderTotals, Segment } from '../model/insights';
import type { SegmentRules } from '../model/rules';

const MS_PER_DAY = 86_400_000;

/** What staff read for each segment. */
export const SEGMENT_LABELS: Readonly<Record<Segment, string>> = {
  vip: 'VIP',
  high_value: 'High Value',
  frequent: 'Frequent',
  loyal: 'Loyal',
  regular: 'Regular',
  new: 'New',
  slipping: 'Slipping',
  at_risk: 'At Risk',
  churned: 'Churned',
};

/**
 * The customer's segment at the instant `now`: the first rule that holds, recency before value.
 *
 * Days are elapsed 86,400,000 ms, floored, in no zone; a date after `now` (clock skew) is 0 days ago.
 * Averages are compared as exact quotients, never rounded. Always answers; without counted orders it is `new`.
 */
export function segmentOf({
  totals,
  rules,
  now,
}: {
  totals: OrderTotals;
  rules: SegmentRules;
  now: Date;
}): Segment {
  if (totals.firstOrderAt === null || totals.lastOrderAt === null) return 'new';
  const daysSinceLast = elapsedDays(totals.lastOrderAt, now);
  if (daysSinceLast >= rules.churnedMinDays) return 'churned';
  if (daysSinceLast >= rules.atRiskMinDays) return 'at_risk';
  if (daysSinceLast >= rules.slippingMinDays) return 'slipping';
  if (elapsedDays(totals.firstOrderAt, now) < rules.newMaxDays) return 'new';
  return valueSegmentOf(totals, rules);
}

function valueSegmentOf(totals: OrderTotals, rules: SegmentRules): Segment {
  const { orderCount, spentCents } = totals;
  const averageReaches = (cents: number): boolean => spentCents >= cents * orderCount;

  if (spentCents >= rules.vipMinLifetimeCents) return 'vip';
  if (orderCount >= rules.vipMinOrders && averageReaches(rules.vipMinAverageCents)) return 'vip';
  if (orderCount < rules.highValueMaxOrders && averageReaches(rules.highValueMinAverageCents)) {
    return 'high_value';
  }
  if (orderCount >= rules.frequentMinOrders && !averageReaches(rules.frequentMaxAverageCents)) {
    return 'frequent';
  }
  return orderCount >= rules.loyalMinOrders ? 'loyal' : 'new';
}

function elapsedDays(since: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / MS_PER_DAY));
}
