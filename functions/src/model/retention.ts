import { z } from 'zod';

export const RETENTION_TIERS = ['champion', 'engaged', 'at_risk', 'dormant'] as const;
export const retentionTierSchema = z.enum(RETENTION_TIERS);
export type RetentionTier = z.infer<typeof retentionTierSchema>;

export const RETENTION_TRENDS = ['rising', 'stable', 'falling'] as const;
export const retentionTrendSchema = z.enum(RETENTION_TRENDS);
export type RetentionTrend = z.infer<typeof retentionTrendSchema>;

const scoreSchema = z.int().min(0).max(100);
const partSchema = (max: number) => z.int().min(0).max(max);

/** The parts of the score; each has its own greatest value. */
export const retentionPartsSchema = z.strictObject({
  /** Up to 30, by days since the last counted order; 0 without orders. */
  recency: partSchema(30),
  /** Up to 15, by the number of counted orders. */
  frequency: partSchema(15),
  /** Up to 15, by lifetime spend. */
  monetary: partSchema(15),
  /** Up to 25: a quarter of 100 minus the churn score. */
  staying: partSchema(25),
  /** Up to 15: points, streak and loyalty tier. */
  engagement: partSchema(15),
});
export type RetentionParts = z.infer<typeof retentionPartsSchema>;

/** How well the customer is kept. */
export const retentionSchema = z.strictObject({
  /** 0 to 100: the sum of the parts. */
  score: scoreSchema,
  /** Champion from 80, engaged from 55, at risk from 30, else dormant. */
  tier: retentionTierSchema,
  /** Rising when the score is 5 or more above `earlierScore`, falling when 5 or more below it. */
  trend: retentionTrendSchema,
  /** The score of the same orders as of 28 days earlier, by the same rules. */
  earlierScore: scoreSchema,
  parts: retentionPartsSchema,
  /** Calendar months in a row with a counted order, up to this month or the last; 0 when neither has one. */
  streakMonths: z.int().min(0),
});
export type Retention = z.infer<typeof retentionSchema>;
