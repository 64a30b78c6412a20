import type { Database } from '../store/database';
import { readOrg } from '../store/orgs';
import { createSecrets } from '../store/secrets';
import type { Vault } from '../store/vault';
import type { WebhookOrg } from './receive-webhook';

/** A rotated secret or a new location is known everywhere after so long. */
export const WEBHOOK_CACHE_MS = 60_000;

/** Orgs kept in memory at most; only paths that this deployment signed get so far. */
const MAX_ORGS = 1_000;

/** Loads what the webhook receiver needs of an org, at most once a minute for each. */
export function createWebhookOrgs(collaborators: {
  db: Database;
  vault: Vault;
  now: () => Date;
}): (orgId: string) => Promise<WebhookOrg | null> {
  const { db, vault, now } = collaborators;
  const cached = new Map<string, { org: Promise<WebhookOrg | null>; until: number }>();
  return (orgId) => {
    const at = now().getTime();
    const hit = cached.get(orgId);
    if (hit && hit.until > at) return hit.org;
    const org = load(db, vault, orgId);
    if (cached.size >= MAX_ORGS) cached.clear();
    cached.set(orgId, { org, until: at + WEBHOOK_CACHE_MS });
    org.catch(() => cached.delete(orgId));
    return org;
  };
}

async function load(db: Database, vault: Vault, orgId: string): Promise<WebhookOrg | null> {
  const [org, secrets] = await Promise.all([
    readOrg(db, orgId),
    createSecrets(db, orgId, vault).webhook(),
  ]);
  return org && secrets && { secrets, pos: org.pos };
}
