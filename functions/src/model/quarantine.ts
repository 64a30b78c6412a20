import { z } from 'zod';
import { instantSchema } from './primitives';
import { streamSchema } from './source';

/** `orgs/{org}/quarantine/{id}`: a row that could not become a record, with its payload in `private/raw`. */
export const quarantineSchema = z.strictObject({
  stream: streamSchema,
  externalId: z.string().nullable(),
  reasons: z.array(z.string()),
  state: z.enum(['waiting', 'resolved']),
  attempts: z.int().min(1),
  /** The POS's clock when it last served the row like this. */
  observedAt: instantSchema,
  firstSeenAt: instantSchema,
  lastSeenAt: instantSchema,
});
export type Quarantine = z.infer<typeof quarantineSchema>;

/** `orgs/{org}/holds/{id}`: something that sync will not do without a decision. */
export const holdSchema = z.strictObject({
  stream: streamSchema,
  reason: z.enum(['empty_walk']),
  /** Records that the walk before had, and that this one had. */
  expected: z.int(),
  seen: z.int(),
  state: z.enum(['open', 'closed']),
  createdAt: instantSchema,
});
export type Hold = z.infer<typeof holdSchema>;

/** `orgs/{org}/hints/{id}`: a webhook said that something changed; what changed is still to be fetched. */
export const hintSchema = z.strictObject({
  stream: streamSchema,
  /** Null when the whole stream is to be pulled. */
  externalId: z.string().nullable(),
  createdAt: instantSchema,
});
export type Hint = z.infer<typeof hintSchema>;
