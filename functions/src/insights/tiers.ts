import type { Tier } from '../model/insights';
import type { TierRules } from '../model/rules';
import type { SummableOrder } from './order-totals';

const CENTS_PER_DOLLAR = 100;
const WHOLE_PERCENT = 100;

/** What a customer earns points by. */
export interface PointsRate {
  readonly rules: TierRules;
  /** Null where the POS does not say: they earn what others do. */
  readonly socialEquity: boolean | null;
}

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
 * add up to a point across orders. Everything is a whole number until the one division. An order with a negative total earns
 * none and takes none away.
 */
export function pointsOf(orders: Iterable<SummableOrder>, rate: PointsRate): number {
  let points = 0;
  for (const order of orders)
    if (order.counted) points += pointsOfSum(order.totals.totalCents, rate);
  return points;
}

/**
 * Whole points for an amount in cents, none for a negative one. Sales that are known by their sum alone earn so what each of them
 * would have, and up to one point more for each.
 */
export function pointsOfSum(cents: number, { rules, socialEquity }: PointsRate): number {
  const percent = socialEquity === true ? rules.equityPercent : WHOLE_PERCENT;
  const rate = rules.pointsPerDollar * percent;
  return Math.floor((Math.max(0, cents) * rate) / (CENTS_PER_DOLLAR * WHOLE_PERCENT));
}
