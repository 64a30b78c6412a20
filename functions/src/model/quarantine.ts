import { z } from 'zod';
import { instantSchema } from './primitives';
import { streamSchema } from './source';

/** `orgs/{org}/quarantine/{id}`: a row that could not become a record, with its payload in `private/raw`. */
export const quarantineSchema = z.strictObject({
  stream: streamSchema,
  externalId: z.string().nullable(),
  reasons: z.array(z.string()),
  /** `dismissed`: somebody looked at it and wants to hear no more of just this row. */
  state: z.enum(['waiting', 'resolved', 'dismissed']),
  attempts: z.int().min(1),
  /** The POS's clock when it last served the row like this. */
  observedAt: instantSchema,
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
  /** When Firestore deletes it: see `keeping.ts`. Absent while it waits, and in what was dismissed in 0.1. */
  expireAt: instantSchema.optional(),
});
export type Quarantine = z.infer<typeof quarantineSchema>;

/** `orgs/{org}/holds/{id}`: something that sync will not do without a decision. */
export const holdSchema = z.strictObject({
  stream: streamSchema,
  reason: z.enum(['empty_walk', 'mass_vanish']),
  /** Records that the walk before had, and that this one had. */
  expected: z.int(),
  seen: z.int(),
  /** What the decision is about, by the POS's ids; empty where the walk named nothing. */
  ids: z.array(z.string()).default([]),
  /** Of `ids`: another set is another question, so a decision never reaches beyond what was asked. */
  digest: z.string().nullable().default(null),
  /**
   * `confirmed`: the next complete walk that misses the same set may delete it. `rejected`: the same set is not asked about
   * again. `closed`: a later walk was as it should be.
   */
  state: z.enum(['open', 'confirmed', 'rejected', 'closed']),
  /** Who decided and when; null while nobody has. */
  decidedBy: z.string().nullable().default(null),
  decidedAt: instantSchema.nullable().default(null),
  createdAt: instantSchema,
});
export type Hold = z.infer<typeof holdSchema>;
/** A hold with what has a default left out. */
export type HoldInput = z.input<typeof holdSchema>;

/** `orgs/{org}/hints/{id}`: a webhook said that something changed; what changed is still to be fetched. */
export const hintSchema = z.strictObject({
  stream: streamSchema,
  /** Null when the whole stream is to be pulled. */
  externalId: z.string().nullable(),
  createdAt: instantSchema,
});
export type Hint = z.infer<typeof hintSchema>;
