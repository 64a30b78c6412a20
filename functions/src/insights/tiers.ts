import type { Tier } from '../model/insights';
import type { TierRules } from '../model/rules';
import type { SummableOrder } from './order-totals';

const CENTS_PER_DOLLAR = 100;

/** Tier by lifetime spend in cents. Each bound is exclusive: exactly $500.00 is still bronze. Never platinum. */
export function spendTierOf(spentCents: number, rules: TierRules): Tier {
  if (spentCents > rules.spendGoldAboveCents) return 'gold';
  return spentCents > rules.spendSilverAboveCents ? 'silver' : 'bronze';
}

/** Tier by loyalty points. Each bound is inclusive: exactly 200 points is silver. */
export function loyaltyTierOf(points: number, rules: TierRules): Tier {
  if (points >= rules.pointsPlatinumFrom) return 'platinum';
  if (points >= rules.pointsGoldFrom) return 'gold';
  return points >= rules.pointsSilverFrom ? 'silver' : 'bronze';
}

/**
 * Points earned by the counted orders: whole points for each order, then summed, so an order's cents never
 * add up to a point across orders. An order with a negative total earns none and takes none away.
 */
export function pointsOf(orders: Iterable<SummableOrder>, rules: TierRules): number {
  let points = 0;
  for (const order of orders) {
    if (!order.counted || order.totals.totalCents < 0) continue;
    points += Math.floor((order.totals.totalCents * rules.pointsPerDollar) / CENTS_PER_DOLLAR);
  }
  return points;
}
