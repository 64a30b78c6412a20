/** `Nov 23, 3:04 PM` on a store's clocks; with the year where it is not this one, and with the zone where stores differ in it. */
export function describePlaced(
  at: Date,
  { timeZone, now, withZone }: { timeZone: string; now: Date; withZone: boolean },
): string {
  const yearIn = (date: Date): string =>
    new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric' }).format(date);
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(yearIn(at) === yearIn(now) ? {} : { year: 'numeric' }),
    ...(withZone ? { timeZoneName: 'short' } : {}),
  }).format(at);
}
