import type { Query } from '@model/query';
import { useContext, useMemo, useSyncExternalStore } from 'react';
import { useBackend } from '../firebase/backend-context';
import { LOADING, type Live } from './live';
import type { Start } from './live-cache';
import { LiveCacheContext } from './live-context';
import { followDocument, followList, type DocumentOf, type ListOf, type Row } from './sources';

const NOTHING = { subscribe: () => () => undefined, read: () => LOADING };

function useEntry<T>(key: string | null, start: () => Start<T>): Live<T> {
  const cache = useContext(LiveCacheContext);
  // The key says all that the start depends on.
  // oxlint-disable-next-line react/exhaustive-deps
  const entry = useMemo(() => (key === null ? NOTHING : cache.entry(key, start())), [cache, key]);
  return useSyncExternalStore<Live<T>>(entry.subscribe, entry.read);
}

/** A document that keeps itself current; null where there is none. Loading while `of` is null. */
export function useDocument<T>(of: DocumentOf<T> | null): Live<T | null> {
  const { db } = useBackend();
  return useEntry(of && `document ${of.path}`, () => followDocument<T>(db, of ?? { path: '' }));
}

/** By what the cache keeps a query's findings. */
export function keyOfList(list: Query): string {
  return `list ${JSON.stringify(list)}`;
}

/** What a query finds, kept current. Loading while `list` is null. */
export function useList<T>(list: ListOf<T> | null): Live<readonly Row<T>[]> {
  const { db } = useBackend();
  return useEntry(list && keyOfList(list), () => followList<T>(db, list ?? { collection: '' }));
}
