import type { Profile } from '../model/customer';
import type { Insights } from '../model/insights';
import type { Rules } from '../model/rules';
import { sumOrders } from './order-totals';
import type { SummableOrder } from './order-totals';
import { segmentOf } from './segment';
import { loyaltyTierOf, pointsOf, spendTierOf } from './tiers';

/** All that a customer's insights depend on. */
export type InsightsInput = {
  /** Every order of the customer, each once, in any sequence, without those the POS no longer has. */
  orders: readonly SummableOrder[];
  profile: Pick<Profile, 'guest' | 'externalPoints'>;
  rules: Rules;
  /** The version `rules` was read from. */
  rulesVersion: number;
  /** Recency is counted to this instant. */
  now: Date;
};

/**
 * What Trellis concludes about one customer.
 *
 * Points kept by the POS's own loyalty programme win over ours, 0 included.
 *
 * @returns null for a walk-in row, whose orders belong to many people.
 */
export function toInsights(input: InsightsInput): Insights | null {
  const { orders, profile, rules, rulesVersion, now } = input;
  if (profile.guest) return null;
  const totals = sumOrders(orders);
  const points = profile.externalPoints ?? pointsOf(orders, rules.tiers);
  return {
    segment: segmentOf({ totals, rules: rules.segments, now }),
    totals,
    spendTier: spendTierOf(totals.spentCents, rules.tiers),
    loyaltyTier: loyaltyTierOf(points, rules.tiers),
    points,
    rulesVersion,
    computedAt: now,
  };
}
