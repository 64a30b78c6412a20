import { z } from 'zod';
import { churnSchema } from './churn';
import { customerListSchema } from './customer-list';
import { explanationSchema } from './explanation';
import { preferencesSchema } from './preferences';
import { centsSchema, instantSchema } from './primitives';
import { purchaseForecastSchema } from './purchase-model';
import { retentionSchema } from './retention';
import { rewardStandingSchema } from './reward';
import { rfmSchema } from './rfm';
import { ruleLifetimeValueSchema } from './rule-lifetime-value';
import { segmentSchema, valueBandSchema } from './segment';
import { watchSchema } from './watch-list';

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

/** How often a customer usually comes. How long they have been away is read from `totals.lastOrderAt`. */
export const rhythmSchema = z.strictObject({
  /** The median of the days between one purchase and the next. */
  usualGapDays: z.number().min(0),
  /** How many gaps the median is of; below three there is no rhythm. */
  gaps: z.int().min(1),
});
export type Rhythm = z.infer<typeof rhythmSchema>;

/** How many orders insights rest on, totals apart. */
export const insightsBasisSchema = z.strictObject({
  /** The sales among the newest orders, which everything but `totals` is made of, */
  orders: z.int().min(0),
  /** of so many. */
  of: z.int().min(1),
});

/**
 * What Trellis concludes about a customer: a pure function of stored orders, the org's rules and weekly fit, and a clock.
 *
 * What time moves says when (`nextReviewAt`); what would move with every day is as of the fit.
 */
export const insightsSchema = z.strictObject({
  segment: segmentSchema,
  /** What the customer is worth whether or not they still come. */
  valueBand: valueBandSchema,
  why: explanationSchema,
  totals: orderTotalsSchema,
  spendTier: tierSchema,
  loyaltyTier: tierSchema,
  points: z.int(),
  /** What the points can be redeemed for; absent from insights that were made before there were rewards. */
  reward: rewardStandingSchema.optional(),
  /** Null without counted orders. */
  churn: churnSchema.nullable(),
  retention: retentionSchema,
  watch: watchSchema,
  /** At most six, heaviest first; those of staff are apart. */
  autoTags: z.array(z.string()),
  preferences: preferencesSchema,
  list: customerListSchema,
  /** Null while the org has no cuts. */
  rfm: rfmSchema.nullable(),
  /** Null below three gaps between purchases. */
  rhythm: rhythmSchema.nullable(),
  /** By rule of thumb, as of the fit; null before the first one. Where `forecast` has a lifetime value, that one is to be shown. */
  lifetimeValue: ruleLifetimeValueSchema.nullable(),
  /** Of the fitted purchase model; null while its gate is closed, and for customers who came after the fit. */
  forecast: purchaseForecastSchema.nullable(),
  /** The instant from which time alone makes something here untrue; null when it never does. */
  nextReviewAt: instantSchema.nullable(),
  /** Of a customer with very many orders; absent where all of them went into everything. */
  basis: insightsBasisSchema.optional(),
  /** The org's rules version these were computed with, */
  rulesVersion: z.int(),
  /** and its fit; null before the first one. */
  fitId: z.string().nullable(),
  /** The clock passed in: recency is counted to this instant. */
  computedAt: instantSchema,
});
export type Insights = z.infer<typeof insightsSchema>;
