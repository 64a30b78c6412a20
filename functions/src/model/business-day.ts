import { createZoneFormats } from './zone-formats';

const dayFormats = createZoneFormats({
  calendar: 'iso8601',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const hourFormats = createZoneFormats({
  numberingSystem: 'latn',
  hourCycle: 'h23',
  hour: '2-digit',
});

/** Makes the function that names the calendar day of an instant in one zone, as `YYYY-MM-DD`. */
export function createDayReader(timezone: string): (instant: Date) => string {
  const format = dayFormats(timezone);
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    const year = (parts.get('year') ?? '').padStart(4, '0');
    return `${year}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
  };
}

/** Makes the function that reads the hour, 0 to 23, of an instant on the clocks of one zone, daylight saving included. */
export function createHourReader(timezone: string): (instant: Date) => number {
  const format = hourFormats(timezone);
  return (instant) => Number(format.format(instant));
}

/** The day `count` days after `day` (before it, when negative). Both are `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  const midnight = new Date(`${day}T00:00:00Z`);
  midnight.setUTCDate(midnight.getUTCDate() + count);
  return midnight.toISOString().slice(0, 10);
}
