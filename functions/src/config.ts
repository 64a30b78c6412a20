import { defineSecret } from 'firebase-functions/params';
import type { Prices } from './model/run';

/** Where every function runs; Firestore lives there too. */
export const REGION = 'us-central1';

/** The Pub/Sub topic of sync jobs. Its messages only ring; the run documents are the queue. */
export const SYNC_TOPIC = 'sync-jobs';

/** How long one worker of a run may live; the most that Pub/Sub functions are given. */
export const WORKER_TIMEOUT_SECONDS = 540;

/** After so long a worker hands its run to a fresh one, with time to spare for the page it is at. */
export const HAND_OVER_AFTER_MS = 420_000;

/**
 * Keys that seal credentials at rest: `id:base64` pairs of 32 bytes each, comma separated, the current one first.
 * Keep the old one behind the new one until everything is sealed anew.
 */
export const sealingKeys = defineSecret('SEALING_KEYS');

/** Makes webhook URLs unguessable: only paths that carry a code made with it are looked at. */
export const webhookPathKey = defineSecret('WEBHOOK_PATH_KEY');

/** Bearer token of `cronSync`, for those who ring it from outside. Unset means that nobody may. */
export const cronSecret = defineSecret('CRON_SECRET');

/**
 * What operations cost in dollars in us-central1, beyond the free tier; put in your own where they differ.
 *
 * Reads and writes, per document of Firestore Standard in one US region: airbyte.com, "Google Firestore Pricing". Requests to
 * functions, which are Cloud Run's with request-based billing: cloudwebschool.com, "Cloud Run Cost Calculator". Both looked up in
 * November 2026 in stored copies. Google's own tables (cloud.google.com/firestore/pricing and /run/pricing) were not in the copies
 * of those pages, so none of this is confirmed by the vendor, and the price of deletes is confirmed by nobody.
 * Compute time, storage, traffic and Pub/Sub ($40 per TiB, 1,000 bytes a request at least: cloud.google.com/pubsub/pricing) come on top.
 */
export const PRICES: Prices = {
  perRead: 0.03 / 100_000,
  perWrite: 0.09 / 100_000,
  perDelete: 0.01 / 100_000,
  perInvocation: 0.4 / 1_000_000,
};

/** Whether this process runs under the emulators. Set by the Firebase CLI. */
export function isEmulator(): boolean {
  return (
    process.env['FUNCTIONS_EMULATOR'] === 'true' ||
    process.env['FIRESTORE_EMULATOR_HOST'] !== undefined
  );
}

/** Key ids that begin so are public: they come with the repository. */
const PUBLIC_KEY_PREFIX = 'demo';

/**
 * A secret's value, which is the empty string when it is unset.
 * @throws Error naming the secret that is missing, or that is the public demo key outside the emulator.
 */
export function requireSecret(secret: { readonly name: string; value(): string }): string {
  const value = secret.value();
  if (value === '')
    throw new Error(
      `The secret ${secret.name} is not set: firebase functions:secrets:set ${secret.name}`,
    );
  const isPublic = value.split(',').some((part) => part.trim().startsWith(PUBLIC_KEY_PREFIX));
  if (isPublic && !isEmulator()) {
    throw new Error(
      `The secret ${secret.name} is the public demo value, which is refused outside the emulator.`,
    );
  }
  return value;
}
