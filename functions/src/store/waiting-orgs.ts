import type { Database, StoredDocument } from './database';
import { orgsOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

/** Documents in one page. */
const PAGE = 500;

/** Pages read in one go: so many documents of orgs that cannot be helped stand before the first one that can. */
const PAGES = 20;

/** Where a page ends: the time and the path of its last document. */
export type Reached = readonly [createdAt: unknown, path: string];

/** One page of the documents of all orgs that have waited since before `before`, longest wait first. */
export function waitingSince(collection: string, before: Date, after: Reached | null): Query {
  return {
    collection,
    everywhere: true,
    where: [['createdAt', '<', before]],
    orderBy: [
      ['createdAt', 'asc'],
      [DOCUMENT_ID, 'asc'],
    ],
    limit: PAGE,
    select: ['createdAt'],
    ...(after === null ? {} : { startAfter: after }),
  };
}

/**
 * The orgs that the documents of a query belong to, each once, longest wait first. However much of one org waits, the
 * others come after it. A page is read when somebody asks for an org beyond the last one.
 */
export async function* walkWaitingOrgs(
  db: Database,
  pageQuery: (after: Reached | null) => Query,
): AsyncGenerator<string, void> {
  const seen = new Set<string>();
  let after: Reached | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const documents: StoredDocument[] = await db.query(pageQuery(after));
    for (const orgId of orgsOf(documents)) {
      if (!seen.has(orgId)) yield orgId;
      seen.add(orgId);
    }
    const last = documents.at(-1);
    if (!last || documents.length < PAGE) return;
    after = [last.data?.['createdAt'], last.path];
  }
}
