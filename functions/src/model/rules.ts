import { z } from 'zod';
import { centsSchema } from './primitives';

const dayCount = z.int().min(1).max(3650);

/** The thresholds of the nine segments. Defaults are the ones retailers of this trade settled on; each org may set its own. */
export const segmentRulesSchema = z
  .strictObject({
    /** Days without an order from which a customer is slipping, at risk, churned. */
    slippingMinDays: dayCount.default(30),
    atRiskMinDays: dayCount.default(60),
    churnedMinDays: dayCount.default(90),
    /** Days after the first order in which a customer is still new. */
    newMaxDays: dayCount.default(30),
    vipMinLifetimeCents: centsSchema.min(1).default(50_000),
    vipMinOrders: z.int().min(1).default(8),
    vipMinAverageCents: centsSchema.min(1).default(5_000),
    highValueMinAverageCents: centsSchema.min(1).default(7_500),
    highValueMaxOrders: z.int().min(1).default(5),
    frequentMinOrders: z.int().min(1).default(5),
    frequentMaxAverageCents: centsSchema.min(1).default(6_000),
    loyalMinOrders: z.int().min(1).default(2),
  })
  .refine((rules) => rules.slippingMinDays < rules.atRiskMinDays, {
    message: 'slippingMinDays must be below atRiskMinDays',
  })
  .refine((rules) => rules.atRiskMinDays < rules.churnedMinDays, {
    message: 'atRiskMinDays must be below churnedMinDays',
  });
export type SegmentRules = z.infer<typeof segmentRulesSchema>;

/** Lower bounds, in cents or points, from which each tier begins. */
export const tierRulesSchema = z.strictObject({
  /** Exclusive: silver begins above this lifetime spend. */
  spendSilverAboveCents: centsSchema.default(50_000),
  spendGoldAboveCents: centsSchema.default(200_000),
  /** Inclusive: silver begins at this many points. */
  pointsSilverFrom: z.int().default(200),
  pointsGoldFrom: z.int().default(500),
  pointsPlatinumFrom: z.int().default(1_000),
  /** Points for each whole dollar of a counted order. */
  pointsPerDollar: z.int().min(0).default(1),
});
export type TierRules = z.infer<typeof tierRulesSchema>;

/** `orgs/{org}/rules/{version}` */
export const rulesSchema = z.strictObject({
  segments: segmentRulesSchema,
  tiers: tierRulesSchema,
});
export type Rules = z.infer<typeof rulesSchema>;

/** The rules of an org that never changed any. */
export const DEFAULT_RULES: Rules = {
  segments: segmentRulesSchema.parse({}),
  tiers: tierRulesSchema.parse({}),
};
