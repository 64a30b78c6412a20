import { z } from 'zod';
import { bookSchema, booksSummarySchema, type Book, type BooksSummary } from '../model/books';
import type { Reader, Write, WriteTime } from './database';
import type { CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Aggregate, Query } from './query';

/** A book and which write of it was read. */
export interface StoredBook {
  readonly book: Book;
  readonly writtenAt: WriteTime;
}

/** The books of some business days, by day. What cannot be read is reported and left out. */
export async function readBooks(
  reader: Reader,
  orgId: string,
  { days, onCorrupt }: { days: readonly string[]; onCorrupt: (error: CorruptDocument) => void },
): Promise<Map<string, StoredBook>> {
  if (days.length === 0) return new Map();
  const documents = await reader.getAll(days.map((day) => pathOf('book', { org: orgId, day })));
  return new Map(
    documents.flatMap((document): [string, StoredBook][] => {
      const book = parseReadable(bookSchema, document, onCorrupt);
      return book && document.writtenAt
        ? [[book.day, { book, writtenAt: document.writtenAt }]]
        : [];
    }),
  );
}

/** The write that enters what a walk read. It belongs in a commit of the walk's lease. */
export function bookWrite(orgId: string, book: Book): Write {
  return { op: 'set', path: pathOf('book', { org: orgId, day: book.day }), data: { ...book } };
}

/** The write that adds what a book was compared with, if no walk has entered something else since it was read. */
export function comparedBookWrite(orgId: string, compared: Book, writtenAt: WriteTime): Write {
  const { day, stored, state, differences, comparedAt } = compared;
  return {
    op: 'update',
    path: pathOf('book', { org: orgId, day }),
    data: { stored, state, differences, comparedAt },
    ifWrittenAt: writtenAt,
  };
}

/** Days that were compared, in one of the two states that it can come to. */
interface BookChoice {
  readonly state: Extract<Book['state'], 'balanced' | 'differs'>;
  readonly from: 'first' | 'last';
  /** Days from this one on are left out. */
  readonly before?: string;
  readonly limit: number;
}

/** The first or the last days that balance, or that differ. */
export function comparedBooksQuery(orgId: string, choice: BookChoice): Query {
  const { state, from, before, limit } = choice;
  return {
    collection: collectionOf('book', { org: orgId }),
    where: [['state', '==', state], ...(before ? [['day', '<', before] as const] : [])],
    orderBy: [['day', from === 'first' ? 'asc' : 'desc']],
    limit,
    select: ['day'],
  };
}

/** Counts the days that differ. */
export function differingBooksAggregates(orgId: string): Aggregate[] {
  const collection = collectionOf('book', { org: orgId });
  return [{ query: { collection, where: [['state', '==', 'differs']] } }];
}

/** Days by {@link comparedBooksQuery}, in its order. @throws {CorruptDocument} */
export async function listComparedDays(
  reader: Reader,
  orgId: string,
  choice: BookChoice,
): Promise<string[]> {
  const documents = await reader.query(comparedBooksQuery(orgId, choice));
  return documents.flatMap(
    (document) => parseDocument(z.object({ day: z.string() }), document)?.day ?? [],
  );
}

/** How many days differ. */
export async function countDifferingDays(reader: Reader, orgId: string): Promise<number> {
  const [differing] = await reader.aggregate(differingBooksAggregates(orgId));
  return differing?.count ?? 0;
}

/** Whether the books balance, as it stands; null when that has not been made, or cannot be read. */
export async function readBooksSummary(
  reader: Reader,
  orgId: string,
  onCorrupt: (error: CorruptDocument) => void,
): Promise<BooksSummary | null> {
  const [document] = await reader.getAll([pathOf('stats', { org: orgId, id: 'books' })]);
  return document ? parseReadable(booksSummarySchema, document, onCorrupt) : null;
}

/** The write that stores whether the books balance. It belongs in a commit of the lease. */
export function booksSummaryWrite(orgId: string, summary: BooksSummary): Write {
  return { op: 'set', path: pathOf('stats', { org: orgId, id: 'books' }), data: { ...summary } };
}
