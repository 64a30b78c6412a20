import { z } from 'zod';
import { categorySchema } from './category';
import { centsSchema } from './primitives';

/** What can speak for a product: the customer's categories, what they pay, what they bought, what similar customers buy together. */
export const RECOMMENDATION_REASONS = ['category', 'price', 'bought', 'together'] as const;

/** A product to offer to one customer. Computed when asked for and never stored: stock changes by the minute. */
export const recommendationSchema = z.strictObject({
  productId: z.string(),
  name: z.string(),
  category: categorySchema,
  /** At the location asked for, else the product's; null when the POS has none. */
  priceCents: centsSchema.nullable(),
  /** Pieces in stock at the location asked for, else at all. */
  available: z.number().positive(),
  /** The sum of the points below. */
  score: z.int().min(1),
  reasons: z
    .array(
      z.strictObject({
        kind: z.enum(RECOMMENDATION_REASONS),
        points: z.int().min(1),
        /** In words and numbers, for staff. */
        text: z.string(),
      }),
    )
    .min(1),
});
export type Recommendation = z.infer<typeof recommendationSchema>;
export type RecommendationReason = Recommendation['reasons'][number];
