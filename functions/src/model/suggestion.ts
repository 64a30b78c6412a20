import { z } from 'zod';
import { instantSchema } from './primitives';

/** What speaks for two customers being one person, strongest first; the last one speaks against it. */
export const REASON_KINDS = [
  'same_phone',
  'same_email',
  'same_birth_date',
  'same_name',
  'similar_name',
  'different_name',
] as const;

export const reasonSchema = z.strictObject({
  kind: z.enum(REASON_KINDS),
  /** In plain words, without a contact detail: "same phone number ending 0123". */
  text: z.string().min(1),
});
export type Reason = z.infer<typeof reasonSchema>;

/** How likely the two are one person, most likely first. */
export const STRENGTHS = ['strong', 'likely', 'possible'] as const;
export const strengthSchema = z.enum(STRENGTHS);
export type Strength = z.infer<typeof strengthSchema>;

/**
 * `orgs/{org}/suggestions/{id}`: two customers who may be one person. Nothing is merged by itself: staff accept or reject.
 * The id follows from the two, so that the same pair has one place.
 */
export const suggestionSchema = z.strictObject({
  /** The customers' ids, the smaller one first. */
  first: z.string().min(1),
  second: z.string().min(1),
  /** In the order of {@link REASON_KINDS}. */
  reasons: z.array(reasonSchema).min(1),
  strength: strengthSchema,
  state: z.enum(['open', 'accepted', 'rejected']),
  /** When the pair was first found, or found again for new reasons after a rejection. */
  foundAt: instantSchema,
  /** Who accepted or rejected, and when; both null while it is open. */
  decidedBy: z.string().min(1).nullable(),
  decidedAt: instantSchema.nullable(),
  /** Of an accepted one: the customer that the other was linked to; else null. */
  primary: z.string().min(1).nullable(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;
