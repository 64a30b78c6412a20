export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

/** Calendar days as integers (days since 1970-01-01), cut in a time zone. Remembers offsets per hour, because asking `Intl` is slow. */
export class ZoneDays {
  private readonly offsets = new Map<string, Map<number, number>>();
  private readonly formats = new Map<string, Intl.DateTimeFormat>();

  /** Local time minus UTC at an instant, in milliseconds. */
  offsetMs(zone: string, atMs: number): number {
    let byHour = this.offsets.get(zone);
    if (byHour === undefined) this.offsets.set(zone, (byHour = new Map()));
    const hour = Math.floor(atMs / MS_PER_HOUR);
    let offset = byHour.get(hour);
    if (offset === undefined) {
      offset = this.askOffsetMs(zone, hour * MS_PER_HOUR);
      byHour.set(hour, offset);
    }
    return offset;
  }

  /** The local calendar day of an instant. */
  dayNumber(zone: string, atMs: number): number {
    return Math.floor((atMs + this.offsetMs(zone, atMs)) / MS_PER_DAY);
  }

  private askOffsetMs(zone: string, atMs: number): number {
    let format = this.formats.get(zone);
    if (format === undefined) {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      });
      this.formats.set(zone, format);
    }
    const parts = new Map(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const part = (name: Intl.DateTimeFormatPartTypes) => Number(parts.get(name));
    const local = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
    );
    return local - Math.floor(atMs / 60_000) * 60_000;
  }
}

/** `YYYY-MM-DD` of a day number. */
export function formatDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day number of `YYYY-MM-DD` (a longer instant is cut to its date), or null when it is none. */
export function parseDay(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(T.*)?$/.exec(text.trim());
  const ms = Date.parse(`${match?.[1] ?? ''}T00:00:00Z`);
  return Number.isNaN(ms) ? null : ms / MS_PER_DAY;
}
