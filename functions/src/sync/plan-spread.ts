const MINUTE_MS = 60_000;

/** Organisations that one minute takes up without anybody noticing; fewer than that start at once. */
const ORGS_PER_MINUTE = 50;

/** Of a slot, so that the last to begin can still end within it. */
const WIDEST_SHARE = 0.8;

/** 32-bit FNV-1a (Fowler, Noll, Vo) and the finaliser of MurmurHash3, without which similar ids lie close together. */
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A number from 0 to below 1 that is always the same for a text, and evenly spread over texts. */
export function shareOf(text: string): number {
  let hash = FNV_OFFSET;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/**
 * How long after the start of a slot an org's run is due, in milliseconds: always the same for the same org. All are due at
 * once where there are few; many are spread over as much of the slot as they need, four fifths of it at most.
 */
export function planOffsetMs(
  orgId: string,
  { orgs, intervalMinutes }: { orgs: number; intervalMinutes: number },
): number {
  if (orgs < ORGS_PER_MINUTE) return 0;
  const windowMinutes = Math.min(intervalMinutes * WIDEST_SHARE, orgs / ORGS_PER_MINUTE);
  return Math.floor(shareOf(orgId) * windowMinutes * MINUTE_MS);
}
