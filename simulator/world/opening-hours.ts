import { MS_PER_DAY, MS_PER_HOUR } from './zone-days';
import type { ZoneDays } from './zone-days';

const OPENS_AT_HOUR = 9;
const OPEN_HOURS = 12;

/** Moves an instant into opening hours of its own day, keeping the order of a day's visits. Never past `latestMs`. */
export function intoOpeningHours(
  atMs: number,
  zone: string,
  zoneDays: ZoneDays,
  latestMs: number,
): number {
  const offset = zoneDays.offsetMs(zone, atMs);
  const local = atMs + offset;
  const midnight = Math.floor(local / MS_PER_DAY) * MS_PER_DAY;
  const moved = midnight + OPENS_AT_HOUR * MS_PER_HOUR + ((local - midnight) * OPEN_HOURS) / 24;
  const instant = Math.floor(moved - zoneDays.offsetMs(zone, moved - offset));
  return instant > latestMs ? atMs : instant;
}
