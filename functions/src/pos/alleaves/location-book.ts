import { createDayReader } from '../../model/business-day';
import type { PosLocation } from '../../model/org';

/** The org's locations with the calendar of each. */
export interface LocationBook {
  /** The location an order belongs to: the one it names, or the only one there is. Else the reason why not. */
  resolve(id: string | null): { readonly id: string } | { readonly reason: string };
  /** The calendar day of an instant at a location of the book. */
  dayAt(locationId: string, instant: Date): string;
  /** The first and the last calendar day that an instant falls on, over all locations; UTC's when there is none. */
  daySpan(instant: Date): { readonly first: string; readonly last: string };
}

/** Prepares the locations for many look-ups. */
export function createLocationBook(locations: readonly PosLocation[]): LocationBook {
  const dayReaders = new Map(locations.map(({ id, timezone }) => [id, createDayReader(timezone)]));
  const only = locations.length === 1 ? locations[0] : undefined;
  const readUtcDay = createDayReader('UTC');
  return {
    resolve(id) {
      const known = id ?? only?.id;
      if (known === undefined) return { reason: 'id_location: is missing' };
      return dayReaders.has(known)
        ? { id: known }
        : { reason: `id_location: ${known} is not a location of this org` };
    },
    dayAt: (locationId, instant) => (dayReaders.get(locationId) ?? readUtcDay)(instant),
    daySpan(instant) {
      const days = [...dayReaders.values()].map((readDay) => readDay(instant)).toSorted();
      const utc = readUtcDay(instant);
      return { first: days[0] ?? utc, last: days.at(-1) ?? utc };
    },
  };
}
