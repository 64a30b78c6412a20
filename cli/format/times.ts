const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** How long before `now` an instant was, such as `3 minutes ago`; `never` for null. */
export function formatAgo(instant: Date | null, now: Date): string {
  if (instant === null) return 'never';
  const elapsedMs = now.getTime() - instant.getTime();
  for (const [unit, unitMs] of UNITS) {
    const count = Math.floor(elapsedMs / unitMs);
    if (count >= 1) return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
  }
  return 'just now';
}

/** A length of time, such as `0.4 s`, `12.3 s`, `4 min 05 s`. */
export function formatDuration(ms: number): string {
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** An instant to the second, such as `2026-01-29 15:00:00Z`. */
export function formatInstant(instant: Date): string {
  return `${instant.toISOString().slice(0, 19).replace('T', ' ')}Z`;
}
