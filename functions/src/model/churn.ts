import { z } from 'zod';

export const CHURN_RISKS = ['low', 'medium', 'high', 'critical'] as const;
export const churnRiskSchema = z.enum(CHURN_RISKS);
export type ChurnRisk = z.infer<typeof churnRiskSchema>;

/** Where the customer's segment says they are heading. */
export const CHURN_TRENDS = ['increasing', 'stable', 'declining'] as const;
export const churnTrendSchema = z.enum(CHURN_TRENDS);
export type ChurnTrend = z.infer<typeof churnTrendSchema>;

/** How much speaks for the customer staying away: a score by rule, not a probability. Null without counted orders. */
export const churnSchema = z.strictObject({
  /** 0 (nothing speaks for it) to 100: the sum of the parts. */
  score: z.int().min(0).max(100),
  /** Critical from 76, high from 51, medium from 26. */
  risk: churnRiskSchema,
  trend: churnTrendSchema,
  parts: z.strictObject({
    /** 0 to 40, by days since the last counted order. */
    silence: z.int().min(0).max(40),
    /** 0 to 30: the fewer counted orders, the more. */
    fewOrders: z.int().min(0).max(30),
    /** 0 to 30, by `trend`. */
    trend: z.int().min(0).max(30),
  }),
  /** The parts in words and numbers. */
  text: z.string(),
});
export type Churn = z.infer<typeof churnSchema>;
