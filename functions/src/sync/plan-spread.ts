import { shareOf } from '../model/share-of';

const MINUTE_MS = 60_000;

/** Organisations that one minute takes up without anybody noticing; fewer than that start at once. */
const ORGS_PER_MINUTE = 50;

/** Of a slot, so that the last to begin can still end within it. */
const WIDEST_SHARE = 0.8;

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
