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

/** Page sizes that a POS might cap ours to: a first page of just so many rows need not be the end. */
const PLAUSIBLE_CAPS: ReadonlySet<number> = new Set([10, 20, 25, 50]);

/** Tells where a list ends from the pages served so far. */
function createEndCheck({ firstPage, pageSize }: OffsetWalk) {
  let fullSize = pageSize;
  let seen = 0;
  return {
    /** How many rows make a page full: fewer than asked for, if the POS seems to cap its pages. */
    fullSize: () => fullSize,
    isEnd(page: number, { rows, total }: ListPage): boolean {
      const count = rows.length;
      if (page === firstPage && PLAUSIBLE_CAPS.has(count)) fullSize = count;
      seen += page === firstPage ? page * count : count;
      return count === 0 || (count < fullSize && (total ?? 0) <= seen);
    },
  };
}

/** Asks again for a full page that repeats the one before, since rows shift: but only a POS that ignores page numbers does so twice. */
async function requireNewRows(
  { fetchPage, readId }: OffsetWalk,
  { page, answer, previous, signal }: Repetition,
): Promise<ListPage> {
  if (previous === null || toFingerprint(answer, readId) !== previous) return answer;
  const again = await fetchPage(page, signal);
  if (toFingerprint(again, readId) !== previous) return again;
  throw new PosError('contract', `page ${page} of the POS repeats the page before it`);
}

interface Repetition {
  readonly page: number;
  readonly answer: ListPage;
  /** Fingerprint of the page before; null unless that was full. */
  readonly previous: string | null;
  readonly signal: AbortSignal;
}

/**
 * The pages of a list in order, up to and with the first short or empty one. A short page that the POS's own total
 * calls incomplete is not the end. Pages are fetched ahead, never more than `concurrency` at a time.
 * @throws {PosError} `contract` when two full pages in a row are the same even after asking again, and when a first
 * page is empty though the POS counts rows; else whatever `fetchPage` throws.
 */
export async function* walkOffset(walk: OffsetWalk): AsyncGenerator<NumberedPage, void, undefined> {
  const { firstPage, lastPage, readId } = walk;
  const stop = new AbortController();
  const take = createPrefetch(walk, stop.signal);
  const end = createEndCheck(walk);
  let previous: string | null = null;
  let knownLastPage = Infinity;
  try {
    for (let page = firstPage; ; page++) {
      const asked = await take(page, knownLastPage);
      const repetition = { page, answer: asked, previous, signal: stop.signal };
      const answer = await requireNewRows(walk, repetition);
      const { rows, total } = answer;
      if (page === 1 && rows.length === 0 && (total ?? 0) > 0) {
        throw new PosError('contract', 'the first page of the POS is empty though it counts rows');
      }
      const isLast = end.isEnd(page, answer);
      yield { ...answer, page, isLast };
      if (isLast || page === lastPage) return;
      const isFull = rows.length >= end.fullSize();
      if (total !== null && isFull) {
        knownLastPage = Math.max(page + 1, Math.ceil(total / end.fullSize()));
      }
      previous = isFull ? toFingerprint(answer, readId) : null;
    }
  } finally {
    stop.abort();
  }
}
