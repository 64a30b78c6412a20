/** A delivery sent longer ago is not acted on. */
export const REPLAYED_AFTER_MS = 24 * 3_600_000;

/** How far the sender's clock may be ahead of ours. */
export const EARLY_BY_MS = 5 * 60_000;

/**
 * Whether a delivery lies in the window in which it is acted on, by the time of sending that its body names. Only that time
 * is signed: a header is not, and is never looked at. A body that names no time lies in the window, since records are
 * guarded by their own versions and an old one changes nothing anyway.
 */
export function planWindow(
  sentAt: Date | null,
  receivedAt: Date,
): 'current' | 'replayed' | 'early' {
  if (sentAt === null) return 'current';
  const ageMs = receivedAt.getTime() - sentAt.getTime();
  if (ageMs > REPLAYED_AFTER_MS) return 'replayed';
  return ageMs < -EARLY_BY_MS ? 'early' : 'current';
}
