import { z } from 'zod';
import { businessDaySchema, instantSchema } from './primitives';
import { purchaseModelSchema } from './purchase-model';
import { purchaseScorecardSchema } from './purchase-scorecard';
import { rfmFitSchema } from './rfm';

/** `orgs/{org}/models/{fit}`: what was learned from all customers of an org together. Made weekly, never changed afterwards. */
export const fitSchema = z.strictObject({
  /** The last whole business day that the fit knows. */
  asOfDay: businessDaySchema,
  /** The first instant after that day: continuous figures are as of it. */
  asOf: instantSchema,
  rfm: rfmFitSchema,
  purchase: purchaseModelSchema,
  /** How well a fit of the days before the last ninety foretold those; null while there are too few days. */
  scorecard: purchaseScorecardSchema.nullable(),
  /** Whether the POS keeps points for anybody. Where it does not, a customer's 0 says nothing about them. */
  keepsPoints: z.boolean().default(false),
  createdAt: instantSchema,
});
export type Fit = z.infer<typeof fitSchema>;
