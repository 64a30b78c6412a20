import { z } from 'zod';
import { instantSchema } from './primitives';

/** `orgs/{org}/webhookEvents/{id}`: what was delivered and what became of it. */
export const webhookEventSchema = z.strictObject({
  event: z.string(),
  entityId: z.string().nullable(),
  outcome: z.enum(['stored', 'unchanged', 'stale', 'hint', 'unknown_event', 'quarantined']),
  receivedAt: instantSchema,
  expireAt: instantSchema,
});
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** What `private/webhook` holds, sealed parts aside: which URL generation is valid and the secrets that sign. */
export const webhookSecretsSchema = z.strictObject({
  generation: z.int().min(1),
  current: z.string().min(16),
  previous: z.strictObject({ secret: z.string().min(16), validUntil: instantSchema }).nullable(),
});
export type WebhookSecrets = z.infer<typeof webhookSecretsSchema>;
