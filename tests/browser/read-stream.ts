import { z } from 'zod';

/** What Firestore sent that costs reads. */
export interface Reads {
  /** Documents that came, each time one came, and answers that a document is not there. */
  documents: number;
  /** Answers of count and sum queries, of which each costs one read per thousand index entries. */
  aggregations: number;
}

/** A message of a listener; other messages have neither part. */
const listenSchema = z.looseObject({
  documentChange: z.unknown().optional(),
  documentDelete: z.unknown().optional(),
});

/** Messages come as `[[number, [message, ...]], ...]`. */
const frameSchema = z.array(z.tuple([z.number(), z.array(z.unknown())]));

const rowSchema = z.looseObject({
  document: z.unknown().optional(),
  found: z.unknown().optional(),
  missing: z.unknown().optional(),
  result: z.unknown().optional(),
});

/**
 * Reads the stream of a browser's listeners, which are frames of `<length>\n<JSON>`, in whatever pieces it comes.
 *
 * @returns takes the next piece and adds what it completes to `reads`
 * @throws {z.ZodError} or SyntaxError when a frame has another shape, because a count that misses something is worth nothing
 */
export function createListenReader(reads: Reads): (text: string) => void {
  let rest = '';
  return (text) => {
    rest += text;
    for (;;) {
      const end = rest.indexOf('\n');
      if (end < 0) return;
      const length = Number(rest.slice(0, end));
      if (!Number.isInteger(length)) throw new SyntaxError(`${rest.slice(0, 40)} is no frame.`);
      if (rest.length < end + 1 + length) return;
      countFrame(rest.slice(end + 1, end + 1 + length), reads);
      rest = rest.slice(end + 1 + length);
    }
  };
}

function countFrame(json: string, reads: Reads): void {
  for (const [, messages] of frameSchema.parse(JSON.parse(json))) {
    for (const message of messages) {
      const { success, data } = listenSchema.safeParse(message);
      if (!success) continue;
      if (data.documentChange !== undefined || data.documentDelete !== undefined)
        reads.documents += 1;
    }
  }
}

/** Counts the answer of a query or of a look-up that is no listener: a list of rows. */
export function countRows(json: string, reads: Reads): void {
  for (const row of z.array(rowSchema).parse(JSON.parse(json))) {
    if ('document' in row || 'found' in row || 'missing' in row) reads.documents += 1;
    if ('result' in row) reads.aggregations += 1;
  }
}
