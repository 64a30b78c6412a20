import { z } from 'zod';
import { instantSchema } from './primitives';

/** Tags on one customer at most, and customers linked to one. */
export const MAX_TAGS = 20;
export const MAX_MERGED = 20;

/** One line without control characters, no blank at either end. The same expression stands in firestore.rules. */
const TAG = /^[^\p{Cc} ](?:[^\p{Cc}]{0,38}[^\p{Cc} ])?$/u;
const NAME = /^[^\p{Cc} ](?:[^\p{Cc}]{0,58}[^\p{Cc} ])?$/u;
/** An emoji is one character here; security rules may count it as two, never as less than one. */
const NOTES = /^[^]{0,2000}$/u;
const EMAIL = /^[a-z0-9._%+'-]{1,64}@[a-z0-9-]{1,63}(?:[.][a-z0-9-]{1,63}){1,8}$/;
const PHONE = /^\+[1-9][0-9]{9,14}$/;

/** Ways to reach a customer that they allow or forbid one by one. */
export const CONSENT_CHANNELS = ['email', 'sms', 'call', 'mail'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

/** What a customer said about one channel, last. */
export const consentSchema = z.strictObject({
  granted: z.boolean(),
  /** When it was recorded, by the server's clock. */
  at: instantSchema,
  /** User id of the member who recorded it. */
  by: z.string().min(1),
});
export type Consent = z.infer<typeof consentSchema>;

const levelSchema = z.enum(['low', 'medium', 'high']);

/** What a customer told staff they like; each absent when nobody asked. Not what their purchases show: see insights. */
export const statedPreferencesSchema = z.strictObject({
  strainType: z.enum(['indica', 'sativa', 'hybrid', 'any']).optional(),
  thcPreference: levelSchema.optional(),
  cbdPreference: levelSchema.optional(),
  consumptionMethods: z
    .array(z.enum(['flower', 'vape', 'edible', 'concentrate', 'topical']))
    .max(5)
    .optional(),
  favoriteTimeOfDay: z.enum(['morning', 'afternoon', 'evening', 'night']).optional(),
  pricesSensitivity: levelSchema.optional(),
});
export type StatedPreferences = z.infer<typeof statedPreferencesSchema>;

/** A name as staff corrected it. Absent: as the POS has it. Null: what the POS has is no name. */
export const nameOverridesSchema = z.strictObject({
  firstName: z.string().regex(NAME).nullable().optional(),
  lastName: z.string().regex(NAME).nullable().optional(),
});
export type NameOverrides = z.infer<typeof nameOverridesSchema>;

/** The map `crm` of a customer: what staff keep. Sync never writes it. */
export const crmSchema = z.strictObject({
  tags: z.array(z.string().regex(TAG)).max(MAX_TAGS).default([]),
  notes: z.string().regex(NOTES).nullable().default(null),
  /** By channel; absent where the customer was never asked, which is no consent. */
  consent: z.partialRecord(z.enum(CONSENT_CHANNELS), consentSchema).optional(),
  preferences: statedPreferencesSchema.optional(),
  overrides: nameOverridesSchema.optional(),
  /** True once staff corrected a contact detail; the corrections lie in `private/overrides`. */
  contactCorrected: z.boolean().optional(),
  /** The last edit from a browser; absent before the first. */
  edited: z.strictObject({ by: z.string().min(1), at: instantSchema }).optional(),
  /** The customer that staff found this one to be the same person as. Only `mergeCustomers` writes this and `merged`. */
  mergedInto: z.string().min(1).optional(),
  /** Customers that were found to be this person, sorted; each names this one in `mergedInto`. */
  merged: z.array(z.string().min(1)).min(1).max(MAX_MERGED).optional(),
});
export type Crm = z.infer<typeof crmSchema>;

/** `orgs/{org}/customers/{id}/private/overrides`: contact details as staff corrected them, for marketing and above. */
export const contactOverridesSchema = z.strictObject({
  /** Lower case. Absent: as the POS has it. Null: what the POS has reaches somebody else. The same for the others. */
  email: z.string().regex(EMAIL).nullable().optional(),
  /** E.164 with at least ten digits. */
  phone: z.string().regex(PHONE).nullable().optional(),
  birthDate: z.iso.date().nullable().optional(),
  edited: z.strictObject({ by: z.string().min(1), at: instantSchema }),
});
export type ContactOverrides = z.infer<typeof contactOverridesSchema>;
