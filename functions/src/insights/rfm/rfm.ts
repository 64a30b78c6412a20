import type { OrderTotals } from '../../model/insights';
import type { Rfm, RfmCuts, RfmGroup } from '../../model/rfm';
import { daysAfter } from '../segment';
import { explainRfm } from './explain-rfm';
import { daysSinceLastOrder } from './recency-days';

type FiveGroups = readonly [RfmGroup, RfmGroup, RfmGroup, RfmGroup, RfmGroup];

/** By recency from 1 to 5, then by the mean of frequency and monetary from 1 to 5. */
const GROUP_TABLE: readonly [FiveGroups, FiveGroups, FiveGroups, FiveGroups, FiveGroups] = [
  ['dormant', 'dormant', 'dormant', 'previously_loyal', 'previously_loyal'],
  ['almost_lost', 'almost_lost', 'at_risk', 'at_risk', 'at_risk'],
  ['needs_attention', 'needs_attention', 'needs_attention', 'loyal', 'loyal'],
  ['promising', 'active', 'active', 'loyal', 'champions'],
  ['new', 'promising', 'active', 'loyal', 'champions'],
];

/** What a customer's scores depend on. */
export interface RfmInput {
  /** Of their counted orders. */
  readonly totals: OrderTotals;
  /** Of the org's weekly fit; null when it has none. */
  readonly cuts: RfmCuts | null;
  readonly now: Date;
}

/**
 * The customer's scores and group at the instant `now`.
 *
 * The cuts stay those of the fit, the days since the last order run on: recency falls while nothing is bought, at the
 * instants that {@link nextRfmStep} names, and nothing else here depends on time.
 *
 * @returns null without cuts, for every customer alike.
 */
export function rfmOf({ totals, cuts, now }: RfmInput): Rfm | null {
  if (cuts === null) return null;
  const days = daysSinceLastOrder(totals, now);
  if (days === null) return { group: 'prospects', scores: null, why: ['No order yet.'] };
  const recency = scoreAs(cuts.recencyDays.filter((atMost) => days <= atMost));
  const frequency = scoreAs(cuts.orderCounts.filter((least) => totals.orderCount >= least));
  const monetary = scoreAs(cuts.spentCents.filter((least) => totals.spentCents >= least));
  const frequencyMonetary = Math.floor((frequency + monetary + 1) / 2);
  const scores = { recency, frequency, monetary, frequencyMonetary };
  const group = GROUP_TABLE[recency - 1]?.[frequencyMonetary - 1] ?? 'prospects';
  return { group, scores, why: explainRfm({ totals, cuts, lastOrderDays: days, scores }) };
}

/**
 * The first instant after `now` at which {@link rfmOf} says something else if nothing is bought and the cuts stay.
 *
 * @returns null when time changes nothing any more: no cuts, no orders, or the lowest recency already.
 */
export function nextRfmStep({ totals, cuts, now }: RfmInput): Date | null {
  const { lastOrderAt } = totals;
  if (cuts === null || lastOrderAt === null || totals.orderCount === 0) return null;
  const steps = cuts.recencyDays
    .map((atMost) => daysAfter(lastOrderAt, atMost + 1).getTime())
    .filter((step) => step > now.getTime());
  return steps.length === 0 ? null : new Date(Math.min(...steps));
}

function scoreAs(cutsReached: readonly number[]): number {
  return 1 + cutsReached.length;
}
