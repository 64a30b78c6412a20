import { z } from 'zod';
import { instantSchema } from './primitives';
import { segmentSchema } from './segment';

/**
 * What moved a customer: own purchases; a correction of what had been bought, or of what is known of them; days alone; or other
 * rules.
 */
export const TRANSITION_CAUSES = ['purchase', 'correction', 'time', 'rules'] as const;
export const transitionCauseSchema = z.enum(TRANSITION_CAUSES);
export type TransitionCause = z.infer<typeof transitionCauseSchema>;

/** `orgs/{org}/transitions/{id}`: one move of one customer between segments. Written once, with the insight that it led to. */
export const transitionSchema = z.strictObject({
  customerId: z.string(),
  /** Counts the customer's moves from 1: each begins where the one before ended. */
  number: z.int().min(1),
  from: segmentSchema,
  to: segmentSchema,
  /** When it was concluded; later than it was due by as long as the review took to come. */
  at: instantSchema,
  cause: transitionCauseSchema,
  /** The rule that decided, in words and numbers. */
  why: z.string(),
});
export type Transition = z.infer<typeof transitionSchema>;
