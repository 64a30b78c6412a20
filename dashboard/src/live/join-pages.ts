import type { Row } from './sources';

/** Pages that were read once, behind a first page that keeps itself current. */
export interface LaterPages<T> {
  /** The first page as it was when they were read. */
  readonly head: readonly Row<T>[];
  readonly rows: readonly Row<T>[];
}

/**
 * The first page as it is now, and behind it every row read so far, each once. Rows that new ones have pushed off the end of the
 * first page stay: nobody will read them again.
 */
export function joinPages<T>(
  head: readonly Row<T>[],
  later: LaterPages<T> | undefined,
): readonly Row<T>[] {
  if (!later) return head;
  const known = new Set(head.map(({ id }) => id));
  const stayed = later.head.findLastIndex(({ id }) => known.has(id));
  const pushedOff = later.head.slice(stayed + 1);
  return [...head, ...[...pushedOff, ...later.rows].filter(({ id }) => !known.has(id))];
}
