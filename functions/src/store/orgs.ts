import { orgSchema, type Org, type PosLocation } from '../model/org';
import { DEFAULT_RULES, rulesSchema, type Rules } from '../model/rules';
import { syncStatusSchema, type SyncStatus } from '../model/run';
import type { Database, Reader, Write } from './database';
import { CommitConflict, type CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { pathOf } from './paths';
import { DOCUMENT_ID, type Aggregate, type Query } from './query';

export interface StoredOrg {
  readonly orgId: string;
  readonly org: Org;
}

export async function readOrg(db: Reader, orgId: string): Promise<Org | null> {
  const [document] = await db.getAll([pathOf('org', { org: orgId })]);
  return parseDocument(orgSchema, document);
}

/** Replaces the named fields of an org. */
export async function updateOrg(db: Database, orgId: string, change: Partial<Org>): Promise<void> {
  await db.commit([{ op: 'update', path: pathOf('org', { org: orgId }), data: { ...change } }]);
}

/**
 * Stores the locations that the POS named, and nothing else of the org. When somebody changes the org meanwhile, nothing
 * is stored: the next run asks again.
 */
export async function saveLocations(
  db: Database,
  orgId: string,
  locations: PosLocation[],
): Promise<void> {
  const path = pathOf('org', { org: orgId });
  const [document] = await db.getAll([path]);
  const org = parseDocument(orgSchema, document);
  if (!org || !document?.writtenAt) return;
  const data = { pos: { ...org.pos, locations } };
  try {
    await db.commit([{ op: 'update', path, data, ifWrittenAt: document.writtenAt }]);
  } catch (error) {
    if (!(error instanceof CommitConflict)) throw error;
  }
}

/** The writes that make an org with its first rules. */
export function newOrgWrites(orgId: string, org: Org, rules: Rules): Write[] {
  return [
    { op: 'create', path: pathOf('org', { org: orgId }), data: { ...org } },
    {
      op: 'set',
      path: pathOf('rules', { org: orgId, id: String(org.rulesVersion) }),
      data: { ...rules },
    },
  ];
}

/** One page of organisations in id order. */
export function orgsQuery(after: string | null, limit: number): Query {
  return {
    collection: 'orgs',
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit,
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/** Counts what {@link countOrgs} counts. */
export function orgsAggregates(): Aggregate[] {
  return [{ query: { collection: 'orgs' } }];
}

/** How many organisations there are, whatever their state. */
export async function countOrgs(db: Reader): Promise<number> {
  const [orgs] = await db.aggregate(orgsAggregates());
  return orgs?.count ?? 0;
}

/** Every organisation, page by page. One that cannot be read is reported and left out, so that it stops no other. */
export async function* walkOrgs(
  db: Reader,
  onCorrupt: (error: CorruptDocument) => void,
  pageSize = 300,
): AsyncGenerator<StoredOrg> {
  let after: string | null = null;
  for (;;) {
    const documents = await db.query(orgsQuery(after, pageSize));
    for (const document of documents) {
      const org = parseReadable(orgSchema, document, onCorrupt);
      if (org) yield { orgId: document.id, org };
    }
    const last = documents.at(-1);
    if (!last || documents.length < pageSize) return;
    after = last.id;
  }
}

/** The org's current rules; the defaults when it never had a document of its own. */
export async function readRules(db: Reader, orgId: string, version: number): Promise<Rules> {
  const [document] = await db.getAll([pathOf('rules', { org: orgId, id: String(version) })]);
  return parseDocument(rulesSchema, document) ?? DEFAULT_RULES;
}

export async function readStatus(db: Reader, orgId: string): Promise<SyncStatus | null> {
  const [document] = await db.getAll([pathOf('status', { org: orgId })]);
  return parseDocument(syncStatusSchema, document);
}

export function statusWrite(orgId: string, status: SyncStatus): Write {
  return { op: 'set', path: pathOf('status', { org: orgId }), data: { ...status } };
}
