import { z } from 'zod';
import { createZoneFormats } from './zone-formats';

const zoneFormats = createZoneFormats({});

/** An organisation's id: lower-case slug, safe in paths, URLs and logs. */
export const orgIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/, 'use 3-40 lower-case letters, digits and hyphens');

/** Money in whole US cents. Never a float, never dollars. */
export const centsSchema = z.int();

/** A calendar day in the zone of the location it belongs to, `YYYY-MM-DD`. */
export const businessDaySchema = z.iso.date();

/** An IANA time zone name that this runtime knows, such as `America/New_York`. */
export const timeZoneSchema = z.string().refine((zone) => {
  try {
    zoneFormats(zone);
    return true;
  } catch {
    return false;
  }
}, 'is not an IANA time zone name');

/** An instant, always UTC inside Trellis. Firestore's `Timestamp` stays behind `store/`. */
export const instantSchema = z.date();
