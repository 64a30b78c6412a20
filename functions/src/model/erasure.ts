import { z } from 'zod';
import { crmSchema } from './crm';
import type { Customer, Profile } from './customer';
import { instantSchema } from './primitives';
import type { Source } from './source';

/** `orgs/{org}/erasures/{customerId}`: the receipt of an erasure. It names an id and counts, never a person. */
export const erasureSchema = z.strictObject({
  customerId: z.string(),
  /** A user id, or `cli:` and the operator's login. */
  by: z.string().min(1),
  erasedAt: instantSchema,
  /** Null while traces beside the record may still be there: an erasure that was interrupted is to be run again. */
  completedAt: instantSchema.nullable(),
  counts: z.strictObject({
    /** Kept: they carry the customer's id and no other word about them. */
    ordersKept: z.int().min(0),
    quarantineEntries: z.int().min(0),
    webhookEvents: z.int().min(0),
    hints: z.int().min(0),
  }),
});
export type Erasure = z.infer<typeof erasureSchema>;

/** A profile that says nothing: of a customer nobody has described yet, or nobody may describe any more. */
export const EMPTY_PROFILE: Profile = {
  displayName: null,
  firstName: null,
  lastName: null,
  guest: false,
  since: null,
  phoneLast4: null,
  hasEmail: false,
  hasPhone: false,
  birthYear: null,
  externalPoints: null,
  socialEquity: null,
};

/**
 * What stays in an erased customer's place. It counts as deleted, and its version keeps no digest of what was known. With the
 * id alone nobody can be found again; without the id the next sync would store the person anew.
 * @param before the source part of the record; null for a customer who never became one.
 */
export function toErasedCustomer(
  before: Source | null,
  context: { provider: string; externalId: string; at: Date },
): Required<Customer> {
  const { provider, externalId, at } = context;
  return {
    profile: EMPTY_PROFILE,
    crm: crmSchema.parse({}),
    insights: null,
    moves: 0,
    lastSegment: null,
    entered: null,
    source: {
      provider,
      externalId,
      version: { updatedAt: null, observedAt: at, hash: '' },
      firstSeenAt: before?.firstSeenAt ?? at,
      deletedAt: at,
      stub: false,
      companion: false,
      erasedAt: at,
    },
  };
}
