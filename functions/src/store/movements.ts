import { z } from 'zod';
import { toSizes, type SegmentSizes } from '../model/flow';
import { segmentSchema, SEGMENTS, type Segment } from '../model/segment';
import type { Transition } from '../model/transition';
import type { Database, Reader } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';
import { statsAggregates } from './stats';
import { readMoves } from './transitions';

const PAGE = 500;

const memberSchema = z.object({
  source: z.object({ firstSeenAt: z.date(), deletedAt: z.date().nullable() }),
  insights: z.object({ segment: segmentSchema }).nullish(),
});

/** One page of the customers that were first stored since an instant, oldest first. */
export function newcomersQuery(
  orgId: string,
  since: Date,
  page: { after: { firstSeenAt: Date; id: string } | null; limit: number },
): Query {
  const { after, limit } = page;
  return {
    collection: collectionOf('customer', { org: orgId }),
    where: [['source.firstSeenAt', '>=', since]],
    orderBy: [
      ['source.firstSeenAt', 'asc'],
      [DOCUMENT_ID, 'asc'],
    ],
    limit,
    select: ['source.firstSeenAt', 'source.deletedAt', 'insights.segment'],
    ...(after ? { startAfter: [after.firstSeenAt, after.id] } : {}),
  };
}

/**
 * What has happened to an org's segments since an instant, all as of one read time: how many customers each has now, the moves
 * since then of those who are counted in that, and in which segment those are who have become customers since then. Reads each
 * newcomer, each move, and each customer who moved.
 * @throws {CorruptDocument}
 */
export function readMovements(db: Database, orgId: string, since: Date) {
  return db.atOneTime(async (reader) => {
    const [sizes, moves, newcomers] = await Promise.all([
      readSizes(reader, orgId),
      readMoves(reader, orgId, { from: since, until: null }),
      readNewcomers(reader, orgId, since),
    ]);
    const counted = await listCounted(reader, orgId, moves);
    return { sizes, newcomers, moves: moves.filter(({ customerId }) => counted.has(customerId)) };
  });
}

async function readSizes(reader: Reader, orgId: string): Promise<SegmentSizes> {
  const counts = await reader.aggregate(statsAggregates(orgId).segments);
  return toSizes((segment) => counts[SEGMENTS.indexOf(segment)]?.count ?? 0);
}

async function readNewcomers(
  reader: Reader,
  orgId: string,
  since: Date,
): Promise<Map<string, Segment>> {
  const newcomers = new Map<string, Segment>();
  let after: { firstSeenAt: Date; id: string } | null = null;
  for (;;) {
    const documents = await reader.query(newcomersQuery(orgId, since, { after, limit: PAGE }));
    for (const document of documents) {
      const member = parseDocument(memberSchema, document);
      if (!member) continue;
      const { source, insights } = member;
      if (insights && source.deletedAt === null) newcomers.set(document.id, insights.segment);
      after = { firstSeenAt: source.firstSeenAt, id: document.id };
    }
    if (documents.length < PAGE) return newcomers;
  }
}

/** Those who moved and are counted in the sizes: the POS still has them, and something is concluded about them. */
async function listCounted(
  reader: Reader,
  orgId: string,
  moves: readonly Transition[],
): Promise<Set<string>> {
  const ids = [...new Set(moves.map(({ customerId }) => customerId))];
  const counted = new Set<string>();
  for (let from = 0; from < ids.length; from += PAGE) {
    const paths = ids.slice(from, from + PAGE).map((id) => pathOf('customer', { org: orgId, id }));
    for (const document of await reader.getAll(paths)) {
      const member = parseDocument(memberSchema, document);
      if (member?.insights && member.source.deletedAt === null) counted.add(document.id);
    }
  }
  return counted;
}
