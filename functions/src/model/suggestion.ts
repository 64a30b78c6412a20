import { z } from 'zod';
import { instantSchema } from './primitives';

/** What speaks for two records being of one person, strongest first; the last one speaks against it. */
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

/** How likely the two are of one person, most likely first. */
export const STRENGTHS = ['strong', 'likely', 'possible'] as const;
export const strengthSchema = z.enum(STRENGTHS);
export type Strength = z.infer<typeof strengthSchema>;

/** What every suggestion says, whatever it is about. */
const saidSchema = z.strictObject({
  /** In the order of {@link REASON_KINDS}. */
  reasons: z.array(reasonSchema).min(1),
  strength: strengthSchema,
  state: z.enum(['open', 'accepted', 'rejected']),
  /** When it was first found, or found again for new reasons after a rejection. */
  foundAt: instantSchema,
  /** Who accepted or rejected, and when; both null while it is open. */
  decidedBy: z.string().min(1).nullable(),
  decidedAt: instantSchema.nullable(),
  /** Of an accepted one: the customer that the other record was linked to; else null. */
  primary: z.string().min(1).nullable(),
});

/** Two customers who may be one person. */
export const duplicateSuggestionSchema = saidSchema.extend({
  /** Absent in those of earlier versions. */
  kind: z.literal('duplicate').default('duplicate'),
  /** The customers' ids, the smaller one first. */
  first: z.string().min(1),
  second: z.string().min(1),
});
export type DuplicateSuggestion = z.infer<typeof duplicateSuggestionSchema>;

/** An anonymous order that may be a customer's. */
export const ownerSuggestionSchema = saidSchema.extend({
  kind: z.literal('owner'),
  orderId: z.string().min(1),
  customerId: z.string().min(1),
});
export type OwnerSuggestion = z.infer<typeof ownerSuggestionSchema>;

/**
 * `orgs/{org}/suggestions/{id}`: two records that may be of one person. Nothing is merged by itself: staff accept or reject.
 * The id follows from the two, so that the same pair has one place.
 */
export const suggestionSchema = z.union([ownerSuggestionSchema, duplicateSuggestionSchema]);
export type Suggestion = z.infer<typeof suggestionSchema>;

/** The two records that a suggestion is about. */
export type Subject =
  | Pick<DuplicateSuggestion, 'kind' | 'first' | 'second'>
  | Pick<OwnerSuggestion, 'kind' | 'orderId' | 'customerId'>;

/** One text for each two records, whichever of two customers is named first. */
export function toSubjectKey(subject: Subject): string {
  return JSON.stringify(
    subject.kind === 'owner'
      ? [subject.kind, subject.orderId, subject.customerId]
      : [subject.first, subject.second].toSorted(),
  );
}

/** The customers that a suggestion names. */
export function customersOf(subject: Subject): string[] {
  return subject.kind === 'owner' ? [subject.customerId] : [subject.first, subject.second];
}
