const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `Nov 23, 2026` on the clocks of a zone. */
export function formatDate(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'medium' }).format(at);
}

/** `Nov 23, 3:04 PM` on the clocks of a zone. */
export function formatDateTime(at: Date, timeZone: string): string {
  const parts = { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-US', { timeZone, ...parts }).format(at);
}

/** `Nov 23, 2026, 3:04 PM` on the clocks of a zone: for what may be of any year. */
export function formatDatedTime(at: Date, timeZone: string): string {
  const styles = { dateStyle: 'medium', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('en-US', { timeZone, ...styles }).format(at);
}

/** `3:04 PM` on the clocks of a zone. */
export function formatTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'short' }).format(at);
}

/** A business day (`YYYY-MM-DD`) as `Mon, Nov 23`. It is a calendar day already, so no zone comes in. */
export function formatDay(day: string): string {
  const parts = { weekday: 'short', month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', parts).format(new Date(`${day}T00:00:00Z`));
}

/** The same for days that may be of any year, `Mon, Nov 23, 2026`. */
export function formatDatedDay(day: string): string {
  const parts = { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric' } as const;
  const at = new Date(`${day}T00:00:00Z`);
  return new Intl.DateTimeFormat('en-US', { ...parts, timeZone: 'UTC' }).format(at);
}

/** A business day (`YYYY-MM-DD`) where there is little room, `Nov 23`. */
export function formatShortDay(day: string): string {
  const parts = { month: 'short', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', parts).format(new Date(`${day}T00:00:00Z`));
}

/** A month (`YYYY-MM`) as `Nov 2026`. */
export function formatMonth(month: string): string {
  const parts = { month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', parts).format(new Date(`${month}-01T00:00:00Z`));
}

const UNITS = [
  { name: 'day', short: 'd', length: DAY },
  { name: 'hour', short: 'h', length: HOUR },
  { name: 'minute', short: 'min', length: MINUTE },
] as const;

/** The largest unit that fits between two instants, with how many of it; null below a minute. */
function elapsed(at: Date, now: Date) {
  const ms = now.getTime() - at.getTime();
  const unit = UNITS.find(({ length }) => ms >= length);
  return unit ? { unit, count: Math.floor(ms / unit.length) } : null;
}

/** How long ago, in whole units: `just now`, `3 minutes ago`, `2 days ago`. */
export function formatAgo(at: Date, now: Date): string {
  const past = elapsed(at, now);
  return past ? `${past.count} ${past.unit.name}${past.count === 1 ? '' : 's'} ago` : 'just now';
}

/** The same where there is little room: `now`, `3 min`, `2 d`. */
export function formatShortAgo(at: Date, now: Date): string {
  const past = elapsed(at, now);
  return past ? `${past.count} ${past.unit.short}` : 'now';
}

/** A length of time as `45 s`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The weekday of a business day, `Monday`. */
export function formatWeekday(day: string): string {
  const parts = { weekday: 'long', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-US', parts).format(new Date(`${day}T00:00:00Z`));
}

/** A full hour of the day (0 to 23) as `3 PM`. */
export function formatHour(hour: number): string {
  return `${hour % 12 === 0 ? 12 : hour % 12} ${hour < 12 ? 'AM' : 'PM'}`;
}

/** The hour (0 to 23) that the clocks of a zone show. */
export function hourIn(at: Date, timeZone: string): number {
  const parts = { timeZone, hour: 'numeric', hourCycle: 'h23' } as const;
  return Number(new Intl.DateTimeFormat('en-US', parts).format(at));
}
