import { useCallback, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { useBackend } from '../firebase/backend-context';
import { describeProblem } from './describe-problem';
import { joinPages, type LaterPages } from './join-pages';
import type { Live, Problem } from './live';
import { LiveCacheContext } from './live-context';
import { readList, type ListOf, type Row } from './sources';
import { keyOfList, useList } from './use-live';

/** A long list, read page by page. */
export interface Pages<T> {
  /** Every row read so far. The first page keeps itself current. */
  readonly rows: Live<readonly Row<T>[]>;
  /** Whether there may be more. */
  readonly more: boolean;
  readonly reading: boolean;
  /** Why the next page could not be read; null when it could. */
  readonly problem: Problem | null;
  readonly readMore: () => void;
}

const NONE: readonly never[] = [];

/**
 * Reads a list page by page.
 * @param listFrom the query of one page, after the row named; its limit is the length of a page. Null while it is not known.
 */
export function usePages<T>(listFrom: ((after?: Row<T>) => ListOf<T>) | null): Pages<T> {
  const { db } = useBackend();
  const first = listFrom ? listFrom() : null;
  const live = useList(first);
  const key = first ? keyOfList(first) : '';
  const [later, setLater] = useLaterPages<T>(key);
  const [reading, setReading] = useState(false);
  const [failure, setFailure] = useState<{ key: string; problem: Problem } | null>(null);
  const current = useRef(key);
  useEffect(() => {
    current.current = key;
  }, [key]);

  const head: readonly Row<T>[] = live.state === 'ready' ? live.value : NONE;
  const rows = useMemo(() => joinPages(head, later), [head, later]);
  const size = first?.limit ?? Infinity;
  const more = head.length >= size && !(later?.ended ?? false);
  const last = rows.at(-1);

  const readMore = useCallback(() => {
    if (!listFrom || !last || reading) return;
    setReading(true);
    setFailure(null);
    readList(db, listFrom(last))
      .then((page) => {
        if (current.current !== key) return;
        const before = rows.slice(head.length);
        setLater({ head, rows: [...before, ...page], ended: page.length < size });
      })
      .catch((error: unknown) => setFailure({ key, problem: describeProblem(error) }))
      .finally(() => setReading(false));
  }, [db, head, key, last, listFrom, reading, rows, setLater, size]);

  return {
    rows: live.state === 'ready' ? { ...live, value: rows } : live,
    more,
    reading,
    problem: failure?.key === key ? failure.problem : null,
    readMore,
  };
}

type Later<T> = LaterPages<T> & { readonly ended: boolean };

/** The later pages of a list, kept beside its first one: whoever comes back to it finds them there. */
function useLaterPages<T>(key: string): [Later<T> | undefined, (later: Later<T>) => void] {
  const cache = useContext(LiveCacheContext);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const keep = useCallback(
    (later: Later<T>) => {
      cache.attach(key, later);
      redraw();
    },
    [cache, key],
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a key always stands for the same type
  return [cache.attached(key) as Later<T> | undefined, keep];
}
