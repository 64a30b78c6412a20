import { useEffect, useState } from 'react';
import { findArrivals } from './find-arrivals';

const NOTED_MS = 20_000;

/** Which of the ids at the head of a list have come since it was opened, for a while after they came. */
export function useArrivals(ids: readonly string[] | null, list: string): ReadonlySet<string> {
  const [known, setKnown] = useState<{ list: string; ids: ReadonlySet<string> } | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const isSame = known?.list === list;
  if (ids && !(isSame && ids.every((id) => known.ids.has(id)))) {
    const came = isSame ? findArrivals(ids, known.ids) : [];
    setKnown({ list, ids: new Set([...(isSame ? known.ids : []), ...ids]) });
    if (!isSame) setFresh(new Set());
    else if (came.length > 0) setFresh(new Set([...fresh, ...came]));
  }
  useEffect(() => {
    if (fresh.size === 0) return undefined;
    const timer = setTimeout(() => setFresh(new Set()), NOTED_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
