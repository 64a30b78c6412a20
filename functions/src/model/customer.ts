import { z } from 'zod';
import { crmSchema } from './crm';
import { insightsSchema } from './insights';
import { instantSchema } from './primitives';
import { segmentSchema } from './segment';
import { sourceSchema } from './source';

/** What every member may see of a person: no e-mail, no full phone number, no birth date. */
export const profileSchema = z.strictObject({
  /** First and last name, else a display name of the POS, else null (placeholders such as "Guest" are null). */
  displayName: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  /** A row the till uses for walk-in sales. Its orders count as revenue; it gets no insights. */
  guest: z.boolean(),
  /** When the POS created the customer; null when it does not say. */
  since: instantSchema.nullable(),
  phoneLast4: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  hasEmail: z.boolean(),
  hasPhone: z.boolean(),
  /** The year alone, for whether somebody is of age; the date is among the contact details. Null when the POS has none that can be. */
  birthYear: z.int().nullable().default(null),
  /** Points kept by the POS's own loyalty programme; null when it reports none. */
  externalPoints: z.int().nullable(),
  socialEquity: z.boolean().nullable(),
});
export type Profile = z.infer<typeof profileSchema>;

/** Contact details, kept in `private/contact` for marketing and above. */
export const contactSchema = z.strictObject({
  email: z.string().nullable(),
  /** E.164, such as `+13155550123`. */
  phone: z
    .string()
    .regex(/^\+\d{8,15}$/)
    .nullable(),
  birthDate: z.iso.date().nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

/** `orgs/{org}/customers/{id}`: four maps, each with one writer. */
export const customerSchema = z.strictObject({
  profile: profileSchema,
  crm: crmSchema.optional(),
  /** Null until the first recompute, always for guests, and where an earlier version left them: they are computed anew. */
  insights: insightsSchema.nullable().catch(null),
  /** Moves between segments so far; see {@link Transition}. */
  moves: z.int().min(0).default(0),
  /** Where insights put them last. It outlives insights, so that the next ones go on with the journey. */
  lastSegment: segmentSchema.nullable().optional(),
  /** Where their journey began, and when; it never changes. Absent before. */
  entered: z.strictObject({ segment: segmentSchema, at: instantSchema }).nullable().optional(),
  source: sourceSchema,
});
export type Customer = z.infer<typeof customerSchema>;
