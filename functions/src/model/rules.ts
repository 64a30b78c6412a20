import { z } from 'zod';
import { centsSchema, instantSchema } from './primitives';
import { DEFAULT_LIFETIME_HORIZONS, lifetimeHorizonsSchema } from './rule-lifetime-value';

const dayCountSchema = z.int().min(1).max(3650);

/** Above what anybody spends or does; figures made of thresholds stay exact integers. */
const thresholdCentsSchema = centsSchema.min(1).max(1_000_000_000);
const orderCountSchema = z.int().min(1).max(10_000);
const tierCentsSchema = centsSchema.min(0).max(1_000_000_000);
const tierPointsSchema = z.int().min(0).max(1_000_000_000);
const rewardPointsSchema = tierPointsSchema.min(1);

/** The thresholds of the nine segments. Defaults are the ones retailers of this trade settled on; each org may set its own. */
export const segmentRulesSchema = z
  .strictObject({
    /** Days without an order from which a customer is slipping, at risk, churned. */
    slippingMinDays: dayCountSchema.default(30),
    atRiskMinDays: dayCountSchema.default(60),
    churnedMinDays: dayCountSchema.default(90),
    /** Days after the first order in which a customer is still new. */
    newMaxDays: dayCountSchema.default(30),
    vipMinLifetimeCents: thresholdCentsSchema.default(50_000),
    vipMinOrders: orderCountSchema.default(8),
    vipMinAverageCents: thresholdCentsSchema.default(5_000),
    highValueMinAverageCents: thresholdCentsSchema.default(7_500),
    highValueMaxOrders: orderCountSchema.default(5),
    frequentMinOrders: orderCountSchema.default(5),
    frequentMaxAverageCents: thresholdCentsSchema.default(6_000),
    loyalMinOrders: orderCountSchema.default(2),
  })
  .refine((rules) => rules.slippingMinDays < rules.atRiskMinDays, {
    message: 'slippingMinDays must be below atRiskMinDays',
  })
  .refine((rules) => rules.atRiskMinDays < rules.churnedMinDays, {
    message: 'atRiskMinDays must be below churnedMinDays',
  });
export type SegmentRules = z.infer<typeof segmentRulesSchema>;

/** Lower bounds, in cents or points, from which each tier begins; how points are earned, and what they are redeemed for. */
export const tierRulesSchema = z
  .strictObject({
    /** Exclusive: silver begins above this lifetime spend. */
    spendSilverAboveCents: tierCentsSchema.default(50_000),
    spendGoldAboveCents: tierCentsSchema.default(200_000),
    /** Inclusive: silver begins at this many points. */
    pointsSilverFrom: tierPointsSchema.default(200),
    pointsGoldFrom: tierPointsSchema.default(500),
    pointsPlatinumFrom: tierPointsSchema.default(1_000),
    /** Points for each whole dollar of a counted order. */
    pointsPerDollar: z.int().min(0).max(1_000).default(1),
    /** What social-equity customers earn, in percent of what others do. */
    equityPercent: z.int().min(100).max(1_000).default(120),
    /** Three rewards: so many points are redeemed for so much off, and nothing in between. */
    firstRewardPoints: rewardPointsSchema.default(100),
    firstRewardCents: thresholdCentsSchema.default(500),
    secondRewardPoints: rewardPointsSchema.default(250),
    secondRewardCents: thresholdCentsSchema.default(1_500),
    thirdRewardPoints: rewardPointsSchema.default(500),
    thirdRewardCents: thresholdCentsSchema.default(3_500),
  })
  .refine((rules) => rules.spendSilverAboveCents < rules.spendGoldAboveCents, {
    message: 'spendSilverAboveCents must be below spendGoldAboveCents',
  })
  .refine((rules) => rules.pointsSilverFrom < rules.pointsGoldFrom, {
    message: 'pointsSilverFrom must be below pointsGoldFrom',
  })
  .refine((rules) => rules.pointsGoldFrom < rules.pointsPlatinumFrom, {
    message: 'pointsGoldFrom must be below pointsPlatinumFrom',
  })
  .refine((rules) => rules.firstRewardPoints < rules.secondRewardPoints, {
    message: 'firstRewardPoints must be below secondRewardPoints',
  })
  .refine((rules) => rules.secondRewardPoints < rules.thirdRewardPoints, {
    message: 'secondRewardPoints must be below thirdRewardPoints',
  })
  .refine((rules) => rules.firstRewardCents < rules.secondRewardCents, {
    message: 'firstRewardCents must be below secondRewardCents',
  })
  .refine((rules) => rules.secondRewardCents < rules.thirdRewardCents, {
    message: 'secondRewardCents must be below thirdRewardCents',
  });
export type TierRules = z.infer<typeof tierRulesSchema>;

/** All that an org may set about how its customers are judged. */
export const ruleValuesSchema = z.strictObject({
  segments: segmentRulesSchema,
  tiers: tierRulesSchema,
  /** For the lifetime value by rule of thumb. */
  lifetimeHorizons: lifetimeHorizonsSchema.default(DEFAULT_LIFETIME_HORIZONS),
});
export type RuleValues = z.infer<typeof ruleValuesSchema>;

/** `orgs/{org}/rules/{version}`: written once, never changed; the org says which is current. */
export const rulesSchema = ruleValuesSchema.extend({
  /** The user who set them; null for those that an org begins with. */
  setBy: z.string().nullable().default(null),
  setAt: instantSchema.nullable().default(null),
});
export type Rules = z.infer<typeof rulesSchema>;

/** The rules of an org that never changed any. */
export const DEFAULT_RULES: Rules = rulesSchema.parse({ segments: {}, tiers: {} });

const changedValuesSchema = z.record(z.string(), z.unknown()).default({});

/** Values to set, part by part; what is not named stays. Whether they are possible is seen together with the rest. */
export const rulesChangeSchema = z.strictObject({
  segments: changedValuesSchema,
  tiers: changedValuesSchema,
  lifetimeHorizons: changedValuesSchema,
});
export type RulesChange = z.infer<typeof rulesChangeSchema>;
