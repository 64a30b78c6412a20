import { PosError } from '../errors';
import type { List } from './envelope';
import { toJson } from './json';

/** The rows of one numbered page and when the POS served them. */
export interface ListPage extends List {
  readonly observedAt: Date;
}

/** A served page; `isLast` when the list ends with it. */
export interface NumberedPage extends ListPage {
  readonly page: number;
  readonly isLast: boolean;
}

export interface OffsetWalk {
  readonly fetchPage: (page: number, signal: AbortSignal) => Promise<ListPage>;
  /** From 1. */
  readonly firstPage: number;
  /** Where to stop even if the list goes on; absent to go to its end. */
  readonly lastPage?: number | undefined;
  readonly pageSize: number;
  /** How many pages may be asked for at a time, the one waited for included. */
  readonly concurrency: number;
  /** What tells a row from others. */
  readonly readId: (row: unknown) => string | null;
}

function toFingerprint({ rows }: ListPage, readId: OffsetWalk['readId']): string {
  return toJson(rows.map((row) => readId(row) ?? row));
}

/** Asks for pages ahead of their use; a failure waits until its page is taken. */
function createPrefetch({ fetchPage, lastPage, concurrency }: OffsetWalk, signal: AbortSignal) {
  const asked = new Map<number, Promise<ListPage>>();
  return (page: number, knownLastPage: number): Promise<ListPage> => {
    const upTo = Math.min(page + concurrency - 1, lastPage ?? Infinity, knownLastPage);
    for (let next = page; next <= Math.max(page, upTo); next++) {
      if (asked.has(next)) continue;
      const answer = fetchPage(next, signal);
      answer.catch(() => undefined);
      asked.set(next, answer);
    }
    const answer = asked.get(page) ?? fetchPage(page, signal);
    asked.delete(page);
    return answer;
  };
}

/**
 * The pages of a list in order, up to and with the first short or empty one. A short page that the POS's own total
 * calls incomplete is not the end. Pages are fetched ahead, never more than `concurrency` at a time.
 * @throws {PosError} `contract` when two full pages in a row are the same even after asking again (the POS ignores
 * the page number), and when a first page is empty though the POS counts rows; else whatever `fetchPage` throws.
 */
export async function* walkOffset(walk: OffsetWalk): AsyncGenerator<NumberedPage, void, undefined> {
  const { fetchPage, firstPage, lastPage, pageSize, readId } = walk;
  const stop = new AbortController();
  const take = createPrefetch(walk, stop.signal);
  let previous: string | null = null;
  let knownLastPage = Infinity;
  let seen = 0;
  try {
    for (let page = firstPage; ; page++) {
      let answer = await take(page, knownLastPage);
      const isFull = answer.rows.length >= pageSize;
      if (isFull && previous !== null && toFingerprint(answer, readId) === previous) {
        answer = await fetchPage(page, stop.signal);
        if (toFingerprint(answer, readId) === previous) {
          throw new PosError('contract', `page ${page} of the POS repeats the page before it`);
        }
      }
      const { rows, total } = answer;
      if (page === 1 && rows.length === 0 && (total ?? 0) > 0) {
        throw new PosError('contract', 'the first page of the POS is empty though it counts rows');
      }
      seen += page === firstPage ? page * rows.length : rows.length;
      const isEnd = rows.length === 0 || (rows.length < pageSize && (total ?? 0) <= seen);
      yield { ...answer, page, isLast: isEnd };
      if (isEnd || page === lastPage) return;
      if (total !== null && rows.length >= pageSize) {
        knownLastPage = Math.max(page + 1, Math.ceil(total / pageSize));
      }
      previous = rows.length >= pageSize ? toFingerprint(answer, readId) : null;
    }
  } finally {
    stop.abort();
  }
}
