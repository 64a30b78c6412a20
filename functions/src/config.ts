import { defineSecret } from 'firebase-functions/params';

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

/** What operations cost, for lists of what runs cost; changed where it is defined, because the dashboard shows it as well. */
export { PRICES } from './model/run-cost';

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
