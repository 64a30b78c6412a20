import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { HAND_OVER_AFTER_MS, requireSecret, sealingKeys } from './config';
import { createDoorbell } from './doorbell';
import { recomputeChanges, type RecomputeCollaborators } from './insights/recompute-changes';
import { createRecommender } from './insights/recompute-recommendations';
import { log } from './log';
import { openForOrg } from './pos/alleaves/open-for-org';
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

/**
 * The real collaborators, each made once per instance and only when a function first asks for it. Everything below the
 * triggers gets them as arguments.
 */
export const runtime = {
  database,
  vault,
  accounts: once(() => openAccounts()),
  webhookOrgs: once(() => createWebhookOrgs({ db: database(), vault: vault(), now })),
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
