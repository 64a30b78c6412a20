import { z } from 'zod';
import type { Reader } from './database';
import { parseDocument } from './parse';
import { collectionOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

const PAGE = 1_000;

const dueSchema = z.strictObject({ insights: z.strictObject({ nextReviewAt: z.date() }) });

/** A customer whose insights are to be looked at again, as a place to go on from. */
interface DueReview {
  readonly id: string;
  readonly nextReviewAt: Date;
}

/** One page of the customers of whom time has made something untrue by an instant, those first that are due longest. */
export function dueReviewsQuery(
  orgId: string,
  at: Date,
  page: { after: DueReview | null; limit: number },
): Query {
  const { after, limit } = page;
  return {
    collection: collectionOf('customer', { org: orgId }),
    where: [['insights.nextReviewAt', '<=', at]],
    orderBy: [
      ['insights.nextReviewAt', 'asc'],
      [DOCUMENT_ID, 'asc'],
    ],
    limit,
    select: ['insights.nextReviewAt'],
    ...(after ? { startAfter: [after.nextReviewAt, after.id] } : {}),
  };
}

/** The ids of the customers of whom time has made something untrue by an instant, sorted. @throws {CorruptDocument} */
export async function listDueReviews(
  db: Reader,
  orgId: string,
  at: Date,
  pageSize = PAGE,
): Promise<string[]> {
  const due: DueReview[] = [];
  for (;;) {
    const page = { after: due.at(-1) ?? null, limit: pageSize };
    const documents = await db.query(dueReviewsQuery(orgId, at, page));
    for (const document of documents) {
      const parsed = parseDocument(dueSchema, document);
      if (parsed) due.push({ id: document.id, ...parsed.insights });
    }
    if (documents.length < pageSize) return due.map(({ id }) => id).toSorted();
  }
}
