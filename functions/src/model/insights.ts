import { z } from 'zod';
import { centsSchema, instantSchema } from './primitives';

/** The nine customer segments, best first. `regular` is a name older systems stored; no rule produces it. */
export const SEGMENTS = [
  'vip',
  'high_value',
  'frequent',
  'loyal',
  'regular',
  'new',
  'slipping',
  'at_risk',
  'churned',
] as const;
export const segmentSchema = z.enum(SEGMENTS);
export type Segment = z.infer<typeof segmentSchema>;

export const TIERS = ['bronze', 'silver', 'gold', 'platinum'] as const;
export const tierSchema = z.enum(TIERS);
export type Tier = z.infer<typeof tierSchema>;

/** Sums over a customer's counted orders. */
export const orderTotalsSchema = z.strictObject({
  orderCount: z.int().min(0),
  spentCents: centsSchema,
  /** `spentCents / orderCount` rounded half up; 0 without orders. Rules compare the exact quotient. */
  averageCents: centsSchema,
  firstOrderAt: instantSchema.nullable(),
  lastOrderAt: instantSchema.nullable(),
});
export type OrderTotals = z.infer<typeof orderTotalsSchema>;

/** What Trellis concludes about a customer: a pure function of stored orders, the org's rules, and a clock. */
export const insightsSchema = z.strictObject({
  segment: segmentSchema,
  totals: orderTotalsSchema,
  spendTier: tierSchema,
  loyaltyTier: tierSchema,
  points: z.int(),
  /** The org's rules version these were computed with. */
  rulesVersion: z.int(),
  /** The clock passed in: recency is counted to this instant. */
  computedAt: instantSchema,
});
export type Insights = z.infer<typeof insightsSchema>;
