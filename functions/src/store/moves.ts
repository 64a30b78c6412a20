import { z } from 'zod';
import { movesMonthSchema, type MovesCursor, type MovesMonth } from '../model/moves';
import { SEGMENTS, segmentSchema, type Segment } from '../model/segment';
import type { Reader, Write } from './database';
import type { CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Aggregate, type Condition, type Query } from './query';

/** From an instant until just before another. */
export interface Stretch {
  readonly from: Date;
  readonly until: Date;
}

/** What counting needs of a move. A segment that no rule knows any more is counted nowhere. */
const countedMoveSchema = z.object({
  at: z.date(),
  from: segmentSchema.nullable().catch(null),
  to: segmentSchema.nullable().catch(null),
});

const entrySchema = z.object({ entered: z.object({ at: z.date() }) });

/** One page of the moves of a stretch of time, oldest first. */
export function movesQuery(
  orgId: string,
  { from, until }: Stretch,
  page: { after: MovesCursor | null; limit: number },
): Query {
  const { after, limit } = page;
  return {
    collection: collectionOf('transition', { org: orgId }),
    where: [
      ['at', '>=', from],
      ['at', '<', until],
    ],
    orderBy: [
      ['at', 'asc'],
      [DOCUMENT_ID, 'asc'],
    ],
    limit,
    select: ['at', 'from', 'to'],
    ...(after ? { startAfter: [after.at, after.id] } : {}),
  };
}

/** A move as far as it is counted, and its place in the journal. */
export interface CountedMove {
  readonly from: Segment | null;
  readonly to: Segment | null;
  readonly cursor: MovesCursor;
}

/** One page of the moves of a stretch of time, oldest first; the last one is shorter than `limit`. @throws {CorruptDocument} */
export async function readMoves(
  reader: Reader,
  orgId: string,
  wanted: { stretch: Stretch; after: MovesCursor | null; limit: number },
): Promise<CountedMove[]> {
  const documents = await reader.query(movesQuery(orgId, wanted.stretch, wanted));
  return documents.flatMap((document) => {
    const move = parseDocument(countedMoveSchema, document);
    if (!move) return [];
    return [{ from: move.from, to: move.to, cursor: { at: move.at, id: document.id } }];
  });
}

/** The customer of whom something was concluded first. */
export function firstEntryQuery(orgId: string): Query {
  return {
    collection: collectionOf('customer', { org: orgId }),
    orderBy: [['entered.at', 'asc']],
    limit: 1,
    select: ['entered.at'],
  };
}

/** When something was first concluded of a customer of the org; null before. @throws {CorruptDocument} */
export async function readFirstEntry(reader: Reader, orgId: string): Promise<Date | null> {
  const [document] = await reader.query(firstEntryQuery(orgId));
  return parseDocument(entrySchema, document)?.entered.at ?? null;
}

/** Counts the moves of a stretch of time. */
export function movesAggregates(orgId: string, stretch: Stretch): Aggregate[] {
  const collection = collectionOf('transition', { org: orgId });
  return [{ query: { collection, where: within('at', stretch) } }];
}

/** How many moves a stretch of time saw. */
export async function countMoves(reader: Reader, orgId: string, stretch: Stretch): Promise<number> {
  const [moves] = await reader.aggregate(movesAggregates(orgId, stretch));
  return moves?.count ?? 0;
}

/** Counts the newcomers of a stretch of time: all of them first, then those of each segment. */
export function newcomersAggregates(orgId: string, stretch: Stretch) {
  const collection = collectionOf('customer', { org: orgId });
  const countWhere = (...where: Condition[]): Aggregate => ({
    query: { collection, where: [...where, ...within('entered.at', stretch)] },
  });
  return {
    all: [countWhere()],
    segments: SEGMENTS.map((segment) => countWhere(['entered.segment', '==', segment])),
  };
}

function within(field: string, { from, until }: Stretch): Condition[] {
  return [
    [field, '>=', from],
    [field, '<', until],
  ];
}

/** How many customers something was first concluded of in a stretch of time. */
export async function countNewcomers(
  reader: Reader,
  orgId: string,
  stretch: Stretch,
): Promise<number> {
  const wanted = newcomersAggregates(orgId, stretch);
  const [newcomers] = await reader.aggregate(wanted.all);
  return newcomers?.count ?? 0;
}

/** How many newcomers of a stretch of time began in each segment. */
export async function countNewcomersBySegment(
  reader: Reader,
  orgId: string,
  stretch: Stretch,
): Promise<(segment: Segment) => number> {
  const counts = await reader.aggregate(newcomersAggregates(orgId, stretch).segments);
  return (segment) => counts[SEGMENTS.indexOf(segment)]?.count ?? 0;
}

/** What is stored of some months. What cannot be read is reported and left out; it is made anew. */
export async function readMovesMonths(
  reader: Reader,
  orgId: string,
  { months, onCorrupt }: { months: readonly string[]; onCorrupt: (error: CorruptDocument) => void },
): Promise<MovesMonth[]> {
  const documents = await reader.getAll(months.map((month) => monthPath(orgId, month)));
  return documents.flatMap(
    (document) => parseReadable(movesMonthSchema, document, onCorrupt) ?? [],
  );
}

/** The write that stores a month. It belongs in a commit of the lease, so that older figures never replace newer ones. */
export function movesMonthWrite(orgId: string, month: MovesMonth): Write {
  return { op: 'set', path: monthPath(orgId, month.month), data: { ...month } };
}

function monthPath(orgId: string, month: string): string {
  return pathOf('stats', { org: orgId, id: `moves_${month}` });
}
