import { z } from 'zod';
import { instantSchema } from './primitives';

export const WEBHOOK_OUTCOMES = [
  'stored',
  'unchanged',
  'stale',
  /** To be fetched: the delivery was no whole record. */
  'hint',
  'unknown_event',
  'quarantined',
  /** Sent too long ago; nothing but this entry was stored. */
  'replayed',
  /** Sent in the future, by the sender's clock; refused until its time has come. */
  'early',
] as const;

/** What a sender names as the event when it only wants to know whether a delivery arrives. */
export const TEST_EVENT = 'trellis.test';

/** `orgs/{org}/webhookEvents/{id}`: what was delivered and what became of it. */
export const webhookEventSchema = z.strictObject({
  event: z.string(),
  entityId: z.string().nullable(),
  outcome: z.enum(WEBHOOK_OUTCOMES),
  /** The signed time of sending; null where the body names none. */
  sentAt: instantSchema.nullable().default(null),
  receivedAt: instantSchema,
  /** Names of the fields that an unknown event had. */
  fields: z.array(z.string()).default([]),
  /** When Firestore deletes it: see `keeping.ts`. */
  expireAt: instantSchema,
});
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** What `private/webhook` holds, sealed parts aside: which URL generation is valid and the secrets that sign. */
export const webhookSecretsSchema = z.strictObject({
  generation: z.int().min(1),
  current: z.string().min(16),
  /** Signs as well as the current one until its end date. */
  previous: z.strictObject({ secret: z.string().min(16), validUntil: instantSchema }).nullable(),
});
export type WebhookSecrets = z.infer<typeof webhookSecretsSchema>;
