import type { Reader } from './database';
import { collectionOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

/** Ids of one page; they are all that a document of it carries. */
const PAGE = 5_000;

/** One page of the ids of an org's customers, in their order. */
export function customerIdsQuery(orgId: string, after: string | null, limit: number): Query {
  return {
    collection: collectionOf('customer', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit,
    select: [],
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/** The ids of all customers of an org, in their order: walk-in rows, deleted and erased ones included. */
export async function listCustomerIds(
  db: Reader,
  orgId: string,
  pageSize = PAGE,
): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const page = await db.query(customerIdsQuery(orgId, ids.at(-1) ?? null, pageSize));
    ids.push(...page.map(({ id }) => id));
    if (page.length < pageSize) return ids;
  }
}
