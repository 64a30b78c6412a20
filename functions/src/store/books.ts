import { bookSchema, type Book } from '../model/books';
import type { Reader, Write, WriteTime } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { pathOf } from './paths';

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
