import { hasOtherZones, orgSchema, type Org, type PosLocation } from '../model/org';
import { DEFAULT_RULES, rulesSchema, type Rules } from '../model/rules';
import { syncStatusSchema, type SyncStatus } from '../model/run';
import type { Database, Reader, Write } from './database';
import { CommitConflict, type CorruptDocument } from './errors';
import { everyoneWrite } from './outbox';
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
 * Changes an org by what it is now; where zones become others, everybody is put in line to be computed by them in the same
 * commit. When somebody else changes it meanwhile, it is looked at once more; then it stays as it is.
 * @param decide what is to change; null when nothing is.
 */
export async function changeOrg(
  db: Database,
  orgId: string,
  decide: (org: Org) => Partial<Org> | null,
): Promise<void> {
  const path = pathOf('org', { org: orgId });
  for (const isLast of [false, true]) {
    const [document] = await db.getAll([path]);
    const org = parseDocument(orgSchema, document);
    const data = org && decide(org);
    if (!data || !document?.writtenAt) return;
    const { writtenAt, readAt } = document;
    const others = hasOtherZones(org, { ...org, ...data }) ? [everyoneWrite(orgId, readAt)] : [];
    try {
      await db.commit([{ op: 'update', path, data, ifWrittenAt: writtenAt }, ...others]);
      return;
    } catch (error) {
      if (!(error instanceof CommitConflict)) throw error;
      if (isLast) return;
    }
  }
}

/** Stores the locations that the POS named, as {@link changeOrg} does. When that fails, the next run asks again. */
export function saveLocations(
  db: Database,
  orgId: string,
  locations: PosLocation[],
): Promise<void> {
  return changeOrg(db, orgId, ({ pos }) => ({ pos: { ...pos, locations } }));
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

/** The badges of some orgs, by org; those without one are left out. What cannot be read is reported and left out. */
export async function readStatuses(
  db: Reader,
  orgIds: readonly string[],
  onCorrupt: (error: CorruptDocument) => void,
): Promise<Map<string, SyncStatus>> {
  if (orgIds.length === 0) return new Map();
  const documents = await db.getAll(orgIds.map((org) => pathOf('status', { org })));
  return new Map(
    documents.flatMap((document, index): [string, SyncStatus][] => {
      const status = parseReadable(syncStatusSchema, document, onCorrupt);
      const orgId = orgIds[index];
      return status && orgId !== undefined ? [[orgId, status]] : [];
    }),
  );
}

export function statusWrite(orgId: string, status: SyncStatus): Write {
  return { op: 'set', path: pathOf('status', { org: orgId }), data: { ...status } };
}
