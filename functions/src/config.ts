import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineSecret, defineString } from 'firebase-functions/params';
import { z } from 'zod';

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
 * Who the functions are: the e-mail address of a service account for each kind of work, with no more rights than it takes.
 * `npm run deploy -- accounts` makes them, `npm run deploy -- config` writes them to `functions/.env.<project>`.
 */
export const syncAccount = defineString('SYNC_ACCOUNT', {
  description: 'Service account of what syncs: reads and writes data, rings for runs, opens sealed logins.',
});

/** Of what receives webhooks: as the above, and the key of the webhooks' addresses. */
export const webhookAccount = defineString('WEBHOOK_ACCOUNT', {
  description: 'Service account of what receives webhooks: data, rings, sealed secrets, addresses.',
});

/** Of what computes: data alone, no secret and no ring. */
export const insightsAccount = defineString('INSIGHTS_ACCOUNT', {
  description: 'Service account of what computes insights: reads and writes data, nothing else.',
});

/** Of what staff call: data and rings, no secret. */
export const deskAccount = defineString('DESK_ACCOUNT', {
  description: 'Service account of what staff call: reads and writes data, rings for runs.',
});

/** Of what changes members: data and sign-in accounts. Nothing else may touch those. */
export const membersAccount = defineString('MEMBERS_ACCOUNT', {
  description: 'Service account of what changes members: data and Firebase Authentication.',
});

/** The version of what is deployed, such as `0.1.0`, as `functions/package.json` says. */
export const VERSION = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'))).version;

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
