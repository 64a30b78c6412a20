import { z } from 'zod';
import { centsSchema, instantSchema } from './primitives';
import { segmentSchema } from './segment';

const monthsSchema = (usual: number) => z.int().min(0).max(120).default(usual);

/** For how many more months a customer of each segment is taken to buy at the pace so far. Each org may set its own. */
export const lifetimeHorizonsSchema = z.strictObject({
  vip: monthsSchema(24),
  loyal: monthsSchema(18),
  frequent: monthsSchema(12),
  high_value: monthsSchema(12),
  new: monthsSchema(6),
  regular: monthsSchema(6),
  at_risk: monthsSchema(3),
  slipping: monthsSchema(2),
  churned: monthsSchema(0),
});
export type LifetimeHorizons = z.infer<typeof lifetimeHorizonsSchema>;

/** The horizons of an org that never changed any. */
export const DEFAULT_LIFETIME_HORIZONS: LifetimeHorizons = lifetimeHorizonsSchema.parse({});

/** A lifetime value by rule of thumb, for as long as no fitted model carries one. */
export const ruleLifetimeValueSchema = z.strictObject({
  /** Says that no model stands behind the figure. */
  basis: z.literal('rule'),
  /** Spent so far and, at the pace so far, within the horizon; in cents. */
  valueCents: centsSchema,
  /** All that the value was made of. */
  inputs: z.strictObject({
    spentCents: centsSchema,
    orderCount: z.int().min(0),
    /** Elapsed days from the first counted order to `asOf`; 0 without orders. The pace counts at least 30. */
    daysSinceFirst: z.int().min(0),
    segment: segmentSchema,
    horizonMonths: z.int().min(0),
    /** The value is as of this instant and does not move until it is made anew. */
    asOf: instantSchema,
  }),
});
export type RuleLifetimeValue = z.infer<typeof ruleLifetimeValueSchema>;
