import type { SegmentRules, TierRules } from '@model/rules';

/** What a threshold is counted in. Dollars are stored as cents. */
export type RuleUnit = 'days' | 'dollars' | 'orders' | 'points' | 'percent';

interface Bounds {
  readonly label: string;
  readonly unit: RuleUnit;
  /** What can be stored: from, and up to. */
  readonly least: number;
  readonly most: number;
}

/** One threshold that can be changed. */
export type RuleField = Bounds &
  (
    | { readonly part: 'segments'; readonly name: keyof SegmentRules }
    | { readonly part: 'tiers'; readonly name: keyof TierRules }
  );

/** Thresholds that belong together. */
export interface RuleGroup {
  readonly title: string;
  /** How they are used, in a sentence. */
  readonly meaning: string;
  readonly fields: readonly RuleField[];
}

const DAYS = { unit: 'days', least: 1, most: 3_650 } as const;
const DOLLARS = { unit: 'dollars', least: 1, most: 1_000_000_000 } as const;
const ORDERS = { unit: 'orders', least: 1, most: 10_000 } as const;
const TIER_DOLLARS = { unit: 'dollars', least: 0, most: 1_000_000_000 } as const;
const POINTS = { unit: 'points', least: 0, most: 1_000_000_000 } as const;
const REWARD_POINTS = { ...POINTS, least: 1 } as const;

const rule = (
  name: keyof SegmentRules,
  label: string,
  bounds: Omit<Bounds, 'label'>,
): RuleField => ({
  part: 'segments',
  name,
  label,
  ...bounds,
});
const tier = (name: keyof TierRules, label: string, bounds: Omit<Bounds, 'label'>): RuleField => ({
  part: 'tiers',
  name,
  label,
  ...bounds,
});

/** All thresholds, in the order in which they are asked. */
export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    title: 'Staying away',
    meaning: 'Asked first, whatever they spent: so many days without an order.',
    fields: [
      rule('slippingMinDays', 'Slipping from', DAYS),
      rule('atRiskMinDays', 'At risk from', DAYS),
      rule('churnedMinDays', 'Churned from', DAYS),
    ],
  },
  {
    title: 'New',
    meaning: 'Counted from the first order.',
    fields: [rule('newMaxDays', 'New for', DAYS)],
  },
  {
    title: 'VIP',
    meaning: 'Spent so much in all; or so many orders of so much on average.',
    fields: [
      rule('vipMinLifetimeCents', 'Spent in all, at least', DOLLARS),
      rule('vipMinOrders', 'Or orders, at least', ORDERS),
      rule('vipMinAverageCents', 'of, on average, at least', DOLLARS),
    ],
  },
  {
    title: 'High value',
    meaning: 'Few orders, but large ones.',
    fields: [
      rule('highValueMinAverageCents', 'Average order, at least', DOLLARS),
      rule('highValueMaxOrders', 'Orders, fewer than', ORDERS),
    ],
  },
  {
    title: 'Frequent and loyal',
    meaning: 'Asked last: many small orders, then any who came back.',
    fields: [
      rule('frequentMinOrders', 'Frequent: orders, at least', ORDERS),
      rule('frequentMaxAverageCents', 'Frequent: average below', DOLLARS),
      rule('loyalMinOrders', 'Loyal: orders, at least', ORDERS),
    ],
  },
  {
    title: 'Spend tier',
    meaning: 'Bronze until then. Moves nobody between segments.',
    fields: [
      tier('spendSilverAboveCents', 'Silver above', TIER_DOLLARS),
      tier('spendGoldAboveCents', 'Gold above', TIER_DOLLARS),
    ],
  },
  {
    title: 'Loyalty tier and points',
    meaning: 'Used where the point of sale keeps no points. Moves nobody between segments.',
    fields: [
      tier('pointsSilverFrom', 'Silver from', POINTS),
      tier('pointsGoldFrom', 'Gold from', POINTS),
      tier('pointsPlatinumFrom', 'Platinum from', POINTS),
      tier('pointsPerDollar', 'Points for each dollar', { unit: 'points', least: 0, most: 1_000 }),
      tier('equityPercent', 'Social-equity customers earn', {
        unit: 'percent',
        least: 100,
        most: 1_000,
      }),
    ],
  },
  {
    title: 'Rewards',
    meaning: 'What points are redeemed for: these steps and nothing in between. Moves nobody.',
    fields: [
      tier('firstRewardPoints', 'First reward: points', REWARD_POINTS),
      tier('firstRewardCents', 'First reward: worth', DOLLARS),
      tier('secondRewardPoints', 'Second reward: points', REWARD_POINTS),
      tier('secondRewardCents', 'Second reward: worth', DOLLARS),
      tier('thirdRewardPoints', 'Third reward: points', REWARD_POINTS),
      tier('thirdRewardCents', 'Third reward: worth', DOLLARS),
    ],
  },
];

export const RULE_FIELDS: readonly RuleField[] = RULE_GROUPS.flatMap(({ fields }) => fields);

/** A threshold's name across both parts, such as `segments.slippingMinDays`. */
export function keyOf({ part, name }: RuleField): string {
  return `${part}.${name}`;
}

/** The parts of rules that are thresholds. Rules of an older kind may lack one; then the usual value holds. */
export interface Thresholds {
  readonly segments: Partial<SegmentRules>;
  readonly tiers: Partial<TierRules>;
}

/** What is stored for a threshold; undefined where the usual value holds. */
export function storedValue(rules: Thresholds, field: RuleField): number | undefined {
  return field.part === 'segments' ? rules.segments[field.name] : rules.tiers[field.name];
}
