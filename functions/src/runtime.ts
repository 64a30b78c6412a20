import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  dashboardUrl,
  functionUrl,
  HAND_OVER_AFTER_MS,
  isEmulator,
  readMailSettings,
  requireSecret,
  sealingKeys,
} from './config';
import { createDoorbell } from './doorbell';
import { recomputeChanges, type RecomputeCollaborators } from './insights/recompute-changes';
import { createRecommender } from './insights/recompute-recommendations';
import { log } from './log';
import { readSmtpAddress } from './mail/smtp-address';
import { createSmtpMailer } from './mail/smtp-mailer';
import { openForOrg } from './pos/alleaves/open-for-org';
import type { MailSetup } from './reports/send-mail';
import type { Database } from './store/database';
import { openAccounts } from './store/firebase-accounts';
import { openDatabase } from './store/open-database';
import { createSecrets } from './store/secrets';
import { createVault } from './store/vault';
import type { Publish } from './sync/request-run';
import type { RunCollaborators } from './sync/run-sync';
import { createWebhookOrgs } from './sync/webhook-orgs';

const database = once((): Database => openDatabase());
const vault = once(() => createVault(requireSecret(sealingKeys)));

const now = (): Date => new Date();

/** How mail goes out; null, and one line in the log of an instance, when it is not set up or not as it should be. */
function openMail(): MailSetup | null {
  try {
    const settings = readMailSettings();
    if (settings) return toMailSetup(settings);
    log('no mail is sent: SMTP_URL or MAIL_SENDER is not set', { severity: 'INFO' });
  } catch (error) {
    // Whoever asks has other work, which must not wait for mail. The texts of these errors hold no part of what is set.
    const reason = error instanceof Error ? error.message : 'unknown';
    log('no mail is sent: what is set cannot be used', { severity: 'ERROR', reason });
  }
  return null;
}

function toMailSetup(settings: { smtpUrl: string; sender: string; linkKey: string }): MailSetup {
  const { smtpUrl, sender, linkKey } = settings;
  return {
    mailer: createSmtpMailer(readSmtpAddress(smtpUrl, isEmulator()), sender),
    links: { dashboardUrl: dashboardUrl(), unsubscribeBase: functionUrl('unsubscribe'), linkKey },
  };
}

/**
 * The real collaborators, each made once per instance and only when a function first asks for it. Everything below the
 * triggers gets them as arguments.
 */
export const runtime = {
  database,
  vault,
  accounts: once(() => openAccounts()),
  webhookOrgs: once(() => createWebhookOrgs({ db: database(), vault: vault(), now })),
  mail: once(openMail),
  recommend: once(() => createRecommender({ db: database(), now, log })),
  now,
  log,
  newId: (): string => randomUUID(),
  sleep: (ms: number): Promise<void> => wait(ms),
};

const doorbell = once(createDoorbell);

/** Rings for runs over Pub/Sub. */
export const publish: Publish = (jobs) => doorbell()(jobs);

/** What a sync run works with. */
export function runCollaborators(): RunCollaborators {
  return {
    db: runtime.database(),
    openSecrets: (db, orgId) => createSecrets(db, orgId, runtime.vault()),
    openPos: openForOrg({ now: runtime.now, random: Math.random, sleep: runtime.sleep }),
    now: runtime.now,
    newId: runtime.newId,
    log: runtime.log,
    publish,
    handOverAfterMs: HAND_OVER_AFTER_MS,
  };
}

/** What recompute works with. */
export function recomputeCollaborators(): RecomputeCollaborators {
  return {
    db: runtime.database(),
    now: runtime.now,
    newId: runtime.newId,
    log: runtime.log,
  };
}

/** Recomputes what waits in an org's outbox. */
export function drain(orgId: string): Promise<void> {
  return recomputeChanges(recomputeCollaborators(), orgId);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
