/**
 * Which ids of a list have come in since `known` were in it. Those that stand behind all of the known ones are older and were only
 * read later.
 */
export function findArrivals(ids: readonly string[], known: ReadonlySet<string>): string[] {
  if (known.size === 0) return [...ids];
  const end = ids.findLastIndex((id) => known.has(id));
  return ids.slice(0, end + 1).filter((id) => !known.has(id));
}
