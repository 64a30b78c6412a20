import { z } from 'zod';
import type { Reader } from './database';
import { parseDocument } from './parse';
import { collectionOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

const PAGE = 1_000;

const editedSchema = z.strictObject({
  crm: z.strictObject({ edited: z.strictObject({ at: z.date() }) }),
});

/** A customer whom staff edited, as a place to go on from. */
interface RecentEdit {
  readonly id: string;
  readonly at: Date;
}

/** One page of the customers whom staff edited since an instant. */
export function recentEditsQuery(
  orgId: string,
  since: Date,
  page: { after: RecentEdit | null; limit: number },
): Query {
  const { after, limit } = page;
  return {
    collection: collectionOf('customer', { org: orgId }),
    where: [['crm.edited.at', '>=', since]],
    orderBy: [
      ['crm.edited.at', 'asc'],
      [DOCUMENT_ID, 'asc'],
    ],
    limit,
    select: ['crm.edited.at'],
    ...(after ? { startAfter: [after.at, after.id] } : {}),
  };
}

/** The ids of the customers whom staff edited since an instant. @throws {CorruptDocument} */
export async function listRecentEdits(
  db: Reader,
  orgId: string,
  since: Date,
  pageSize = PAGE,
): Promise<string[]> {
  const edits: RecentEdit[] = [];
  for (;;) {
    const page = { after: edits.at(-1) ?? null, limit: pageSize };
    const documents = await db.query(recentEditsQuery(orgId, since, page));
    for (const document of documents) {
      const parsed = parseDocument(editedSchema, document);
      if (parsed) edits.push({ id: document.id, at: parsed.crm.edited.at });
    }
    if (documents.length < pageSize) return edits.map(({ id }) => id);
  }
}
