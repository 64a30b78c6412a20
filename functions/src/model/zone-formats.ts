/**
 * Makes the function that gives a formatter of instants on the clocks of a zone, in English. Each zone's is made once and kept,
 * because making it costs far more than using it.
 *
 * @throws {RangeError} from the function made, when the runtime does not know the zone.
 */
export function createZoneFormats(
  options: Intl.DateTimeFormatOptions,
): (timezone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timezone) => {
    const known = made.get(timezone);
    if (known) return known;
    const format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: timezone });
    made.set(timezone, format);
    return format;
  };
}
