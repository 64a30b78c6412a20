import { z } from 'zod';
import { businessDaySchema } from './primitives';
import { gateSchema } from './purchase-model';

const shareSchema = z.number().min(0).max(1);

/** How far predicted probabilities and observed shares are apart, in tenths of the customers from the least likely up. */
export const calibrationSchema = z.strictObject({
  deciles: z.array(
    z.strictObject({
      customers: z.int().min(1),
      /** Mean of what was predicted, and the share for whom it came true. */
      predicted: shareSchema,
      observed: shareSchema,
    }),
  ),
  /** The largest difference of any tenth, in percentage points. */
  maxErrorPoints: z.number().min(0),
});
export type Calibration = z.infer<typeof calibrationSchema>;

/** One kind of error of several predictions of the same customers. */
export const errorComparisonSchema = z.strictObject({
  model: z.number().min(0),
  /** Of the guess that the holdout brings what the same time before it brought. */
  naive: z.number().min(0),
  /** Of the model with the true parameters, where they are known. */
  truth: z.number().min(0).nullable(),
  /** The part of the way from naive to truth that the model goes; null when unknown, or when truth is no better than naive. */
  gainShare: z.number().nullable(),
});
export type ErrorComparison = z.infer<typeof errorComparisonSchema>;

/** What was predicted for the holdout against what came. */
export const predictionScoreSchema = z.strictObject({
  /** Over all customers. */
  totals: z.strictObject({ actual: z.number(), model: z.number(), naive: z.number() }),
  /** Per customer. */
  meanAbsoluteError: errorComparisonSchema,
  meanSquaredError: errorComparisonSchema,
});
export type PredictionScore = z.infer<typeof predictionScoreSchema>;

/** How well the model does on days that it was not fitted to. */
export const purchaseScorecardSchema = z.strictObject({
  /** Fitted to what happened until the end of the first day, compared with what happened after it until the end of the second. */
  split: z.strictObject({ calibrationEnd: businessDaySchema, holdoutEnd: businessDaySchema }),
  /** Of the fit to the first part. Closed: nothing below. */
  gate: gateSchema,
  spendGate: gateSchema,
  /** Customers who bought in the first part; later ones are not predicted. */
  customers: z.int().min(0),
  /** The probability of at least one purchase in the holdout: what can be observed of P(alive). */
  returning: calibrationSchema.nullable(),
  /** P(alive) itself, only where it is known who left. */
  alive: calibrationSchema.nullable(),
  /** Days with an order. */
  purchases: predictionScoreSchema.nullable(),
  /** Cents. Null without a fit of spend too. */
  revenue: predictionScoreSchema.nullable(),
});
export type PurchaseScorecard = z.infer<typeof purchaseScorecardSchema>;
