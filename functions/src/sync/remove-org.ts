import { isFinal } from '../model/run';
import type { Accounts } from '../store/accounts';
import type { Database, Write } from '../store/database';
import { CorruptDocument } from '../store/errors';
import { membersQuery } from '../store/members';
import type { OrgDocuments } from '../store/org-documents';
import { pathOf } from '../store/paths';
import { recentRuns, type StoredRun } from '../store/runs';
import { cancelRun } from './cancel-run';
import { roleIn, withRole } from './plan-claims';
import { projectClaim } from './project-claim';
import { WEBHOOK_CACHE_MS } from './webhook-orgs';

/** A run that does not end within so long is cut off: without its streams it can store nothing more. */
const RUNS_END_WITHIN_MS = 60_000;
const POLL_MS = 500;

/** What is written while everything is deleted is deleted in the next pass. */
const MAX_PASSES = 6;

/** Runs that are looked at; more than one is hardly ever at work. */
const RUNS_LOOKED_AT = 50;

/** Deleted first: every commit of a run writes to its stream, so that a run without one stores nothing more. */
const FENCES = 'streams';

const DELIVERIES = 'webhookEvents';

export interface RemovalTools {
  readonly db: Database;
  readonly documents: OrgDocuments;
  readonly accounts: Accounts;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (ms: number) => Promise<void>;
}

/** How far a removal has come. */
export type RemovalProgress =
  | { readonly step: 'runs' | 'webhook' }
  | { readonly step: 'members'; readonly members: number }
  | { readonly step: 'documents'; readonly of: string; readonly documents: number };

/** What was removed by one call. */
export interface OrgRemoved {
  /** Documents, the org's own included. */
  readonly documents: number;
  /** Accounts that have lost their role in the org. */
  readonly members: number;
  /** Runs that were ended for it. */
  readonly runs: number;
}

interface Removal {
  readonly orgId: string;
  /** `cli:` and the operator's login. */
  readonly by: string;
  readonly onProgress: (progress: RemovalProgress) => void;
}

/**
 * Removes an org with everything that is known of it: first what lets anybody in (its syncs, the login at the POS, the webhook's
 * secrets), then the roles of its members, then every document, its own last. Interrupted anywhere and called again, it goes on.
 * @throws {StoreUnavailable}, or when something keeps writing to the org.
 */
export async function removeOrg(tools: RemovalTools, removal: Removal): Promise<OrgRemoved> {
  const { orgId, onProgress } = removal;
  const wasDelivered = (await tools.documents.listCollections(orgId)).includes(DELIVERIES);
  const closed = await closeOrg(tools, orgId);
  const forgottenAtMs = tools.now().getTime() + WEBHOOK_CACHE_MS;
  const runs = await endRuns(tools, removal);
  const members = await releaseMembers(tools, removal);
  let documents = closed + members + (await removeDocuments(tools, removal));
  if (wasDelivered) {
    onProgress({ step: 'webhook' });
    await tools.sleep(Math.max(0, forgottenAtMs - tools.now().getTime()));
    documents += await removeDocuments(tools, removal);
  }
  const path = pathOf('org', { org: orgId });
  const [org] = await tools.db.getAll([path]);
  if (!org?.data) return { documents, members, runs };
  await tools.db.commit([{ op: 'delete', path }]);
  return { documents: documents + 1, members, runs };
}

/** From here on nothing comes in: no scheduled sync, no login, and no delivery once instances have forgotten the secret. */
async function closeOrg({ db }: RemovalTools, orgId: string): Promise<number> {
  const at = { org: orgId };
  const secrets = [
    pathOf('posCredentials', at),
    pathOf('posSession', at),
    pathOf('webhookSecrets', at),
  ];
  const [org, ...sealed] = await db.getAll([pathOf('org', at), ...secrets]);
  const statusReason = 'The organisation is being removed.';
  const writes = secrets.map((path): Write => ({ op: 'delete', path }));
  if (org?.data)
    writes.push({ op: 'update', path: org.path, data: { status: 'paused', statusReason } });
  await db.commit(writes);
  return sealed.filter(({ data }) => data !== null).length;
}

async function endRuns(tools: RemovalTools, { orgId, by, onProgress }: Removal): Promise<number> {
  const { now, sleep } = tools;
  const giveUpAtMs = now().getTime() + RUNS_END_WITHIN_MS;
  const ended = new Set<string>();
  for (;;) {
    const open = await readOpenRuns(tools, orgId);
    if (open.length === 0) return ended.size;
    for (const { runId } of open) {
      ended.add(runId);
      await cancelRun(tools, { orgId, runId, by });
    }
    if (now().getTime() >= giveUpAtMs) return ended.size;
    onProgress({ step: 'runs' });
    await sleep(POLL_MS);
  }
}

async function readOpenRuns({ db }: RemovalTools, orgId: string): Promise<StoredRun[]> {
  try {
    const runs = await recentRuns(db, orgId, RUNS_LOOKED_AT);
    return runs.filter(({ run }) => !isFinal(run.state));
  } catch (error) {
    // What cannot be read cannot be carried out either.
    if (error instanceof CorruptDocument) return [];
    throw error;
  }
}

/** The claim goes before the membership: of one that has gone already, nobody would know whose claim it was. */
async function releaseMembers(
  { db, accounts }: RemovalTools,
  { orgId, onProgress }: Removal,
): Promise<number> {
  const members = await db.query(membersQuery(orgId));
  let released = 0;
  for (const { id: uid, path } of members) {
    const account = await accounts.read(uid);
    if (account && roleIn(account.claims, orgId) !== null) {
      await accounts.endSessions(uid);
      await accounts.setClaims(uid, withRole(account.claims, orgId, null));
    }
    await db.commit([{ op: 'delete', path }]);
    await projectClaim({ db, accounts }, { orgId, uid });
    released += 1;
    onProgress({ step: 'members', members: released });
  }
  return released;
}

async function removeDocuments(
  { documents }: RemovalTools,
  { orgId, onProgress }: Removal,
): Promise<number> {
  let removed = 0;
  for (let pass = 1; pass <= MAX_PASSES; pass += 1) {
    const names = await documents.listCollections(orgId);
    if (names.length === 0) return removed;
    const inOrder = names.toSorted((a, b) => Number(b === FENCES) - Number(a === FENCES));
    for (const name of inOrder) {
      const before = removed;
      removed += await documents.removeCollection(orgId, name, (count) =>
        onProgress({ step: 'documents', of: name, documents: before + count }),
      );
    }
  }
  throw new Error('something keeps writing to the organisation');
}
