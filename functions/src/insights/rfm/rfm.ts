import type { OrderTotals } from '../../model/insights';
import { rfmGroupOf, type Rfm, type RfmCuts } from '../../model/rfm';
import { daysAfter } from '../segment';
import { explainRfm } from './explain-rfm';
import { daysSinceLastOrder } from './recency-days';
import { rfmScoresOf } from './rfm-scores';

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
  const { orderCount, spentCents } = totals;
  const scores = rfmScoresOf({ days, orderCount, spentCents }, cuts);
  const group = rfmGroupOf(scores.recency, scores.frequencyMonetary);
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
