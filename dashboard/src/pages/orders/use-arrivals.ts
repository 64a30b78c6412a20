import { useEffect, useState } from 'react';

const NOTED_MS = 20_000;

/** Which of the ids at the head of a list have come since it was opened, for a while after they came. */
export function useArrivals(ids: readonly string[] | null, list: string): ReadonlySet<string> {
  const [known, setKnown] = useState<{ list: string; ids: ReadonlySet<string> } | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const isSame = known?.list === list;
  const came = ids?.filter((id) => !(isSame && known.ids.has(id))) ?? [];
  if (ids && (!isSame || came.length > 0)) {
    setKnown({ list, ids: new Set(isSame ? [...known.ids, ...came] : ids) });
    setFresh(isSame ? new Set([...fresh, ...came]) : new Set());
  }
  useEffect(() => {
    if (fresh.size === 0) return undefined;
    const timer = setTimeout(() => setFresh(new Set()), NOTED_MS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return fresh;
}
