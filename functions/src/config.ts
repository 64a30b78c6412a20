import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineBoolean, defineSecret, defineString, projectID } from 'firebase-functions/params';
import { z } from 'zod';
import { ALLEAVES_URL } from './model/org';

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
 * The mail server and the login there, `smtps://user:password@host:465`, or `smtp://…:587` for STARTTLS. `off`: no mail is sent.
 * It needs a value, because functions name it: `docs/operations.md` says how mail is set up.
 */
export const smtpUrl = defineSecret('SMTP_URL');

/** Signs the links in mails that end a subscription. With another key, links in mails that were sent before are void. */
export const mailLinkKey = defineSecret('MAIL_LINK_KEY');

/** Who mails are from: an address, or a name and an address in <>. Empty: no mail is sent. */
export const mailSender = defineString('MAIL_SENDER', {
  default: '',
  description:
    'Sender of reports and notices, such as Trellis <reports@example.com>; empty for no mail.',
});

/** Where the dashboard is, for links in mails. Empty: at the project's own address at Firebase Hosting. */
export const dashboardAddress = defineString('DASHBOARD_URL', {
  default: '',
  description:
    'Address of the dashboard, such as https://shop.example.com; empty for the address that Firebase gives.',
});

/** The hosts that POS logins may be sent to. Anything else that an organisation's document says is refused. */
export const posHostNames = defineString('POS_HOSTS', {
  default: new URL(ALLEAVES_URL).host,
  description:
    'Hosts that logins to a point of sale may be sent to, comma separated, each by its whole name.',
});

/** Whether what staff call refuses whoever cannot show, by App Check, to come from the dashboard. `docs/deploy.md` says how it is switched on. */
export const enforceAppCheck = defineBoolean('ENFORCE_APP_CHECK', {
  default: false,
  description:
    'Whether calls without an App Check token are refused; true only when the dashboard sends them.',
});

/** The reCAPTCHA Enterprise key by which the dashboard gets App Check tokens, read when the page is published. Empty: it asks for none. */
export const appCheckSiteKey = defineString('APP_CHECK_SITE_KEY', {
  default: '',
  description: 'Site key of App Check (reCAPTCHA Enterprise) for the dashboard; empty for none.',
});

/**
 * Who the functions are: the e-mail address of a service account for each kind of work, with no more rights than it takes.
 * `npm run deploy -- accounts` makes them, `npm run deploy -- config` writes them to `functions/.env.<project>`.
 */
export const syncAccount = defineString('SYNC_ACCOUNT', {
  description:
    'Service account of what syncs: reads and writes data, rings for runs, opens sealed logins.',
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

/** Which function this instance is, set by Cloud Functions and by the emulator; null where it is none, or all of them. */
export function functionTarget(): string | null {
  return process.env['FUNCTION_TARGET'] ?? null;
}

/** Whether this process runs under the emulators. Set by the Firebase CLI. */
export function isEmulator(): boolean {
  return (
    process.env['FUNCTIONS_EMULATOR'] === 'true' ||
    process.env['FIRESTORE_EMULATOR_HOST'] !== undefined
  );
}

/** Whether somebody is named whom mails are from. */
export function isMailSenderSet(): boolean {
  return mailSender.value() !== '';
}

/** Where the dashboard is, without a slash at its end. */
export function dashboardUrl(): string {
  const set = dashboardAddress.value().replace(/\/+$/, '');
  if (set !== '') return set;
  return isEmulator()
    ? `http://127.0.0.1:${process.env['TRELLIS_PORT_HOSTING'] ?? '5005'}`
    : `https://${projectID.value()}.web.app`;
}

/** Where a function that takes requests is. */
export function functionUrl(name: string): string {
  const project = projectID.value();
  return isEmulator()
    ? `http://127.0.0.1:${process.env['TRELLIS_PORT_FUNCTIONS'] ?? '5001'}/${project}/${REGION}/${name}`
    : `https://${REGION}-${project}.cloudfunctions.net/${name}`;
}

/** How mail goes out; null when it is not set up. @throws Error when it is set up half, or by the public demo key outside the emulator. */
export function readMailSettings(): { smtpUrl: string; sender: string; linkKey: string } | null {
  const [url, sender] = [smtpUrl.value(), mailSender.value()];
  if (url === '' || url === MAIL_OFF || sender === '') return null;
  return { smtpUrl: url, sender, linkKey: requireSecret(mailLinkKey) };
}

/** A secret cannot be empty. */
const MAIL_OFF = 'off';

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
