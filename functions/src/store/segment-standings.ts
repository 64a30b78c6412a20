import { z } from 'zod';
import { orderTotalsSchema, type OrderTotals } from '../model/insights';
import { segmentSchema, type Segment } from '../model/segment';
import type { Reader, StoredDocument } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { collectionOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

const PAGE = 1_000;

const standingSchema = z.strictObject({
  source: z.strictObject({ deletedAt: z.date().nullable() }),
  /** Absent of walk-in rows, of erased customers, and before the first recompute. */
  insights: z.strictObject({ segment: segmentSchema, totals: orderTotalsSchema }).optional(),
});

/** In which segment a customer is, and the figures that it was made of. */
export interface SegmentStanding {
  readonly segment: Segment;
  readonly totals: OrderTotals;
}

/** One page of an org's customers in id order, with what their segments are made of. */
export function segmentStandingsQuery(orgId: string, after: string | null, limit: number): Query {
  return {
    collection: collectionOf('customer', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit,
    select: ['source.deletedAt', 'insights.segment', 'insights.totals'],
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/**
 * Where each customer of an org stands, page by page; those that the POS no longer has, and those of whom nothing is concluded,
 * are left out.
 * @param onCorrupt hears of a document of another shape; the customer is left out.
 */
export async function* walkSegmentStandings(
  db: Reader,
  orgId: string,
  onCorrupt: (error: CorruptDocument) => void,
  pageSize = PAGE,
): AsyncGenerator<SegmentStanding> {
  let after: string | null = null;
  for (;;) {
    const documents: StoredDocument[] = await db.query(
      segmentStandingsQuery(orgId, after, pageSize),
    );
    for (const document of documents) {
      const standing = parseReadable(standingSchema, document, onCorrupt);
      if (standing?.insights && standing.source.deletedAt === null) yield standing.insights;
    }
    const last = documents.at(-1);
    if (!last || documents.length < pageSize) return;
    after = last.id;
  }
}
