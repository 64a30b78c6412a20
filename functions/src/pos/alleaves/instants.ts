const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i;

const FIRST = new Date('0001-01-01T00:00:00.000Z');
const LAST = new Date('9999-12-31T23:59:59.999Z');

function readOffsetMs(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/**
 * The instant of an ISO 8601 text. Without a zone it is UTC: in the one capture of the POS the digits of a naive
 * instant equal those of its `Z` twin. A bare date is its midnight in UTC. Digits below the millisecond are cut.
 * @returns undefined for anything else, for days and times that do not exist (30 February, 25:00), and outside of the
 *   years 1 to 9999, which is what Firestore can hold.
 */
export function parseInstant(text: string): Date | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = match;
  const millisecond = (match[7] ?? '').padEnd(3, '0').slice(0, 3);
  const spelled = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`;
  const naive = new Date(spelled);
  if (Number.isNaN(naive.getTime()) || naive.toISOString() !== spelled) return undefined;
  const instant = new Date(naive.getTime() - readOffsetMs(match[8]));
  return instant >= FIRST && instant <= LAST ? instant : undefined;
}

/** The calendar day, `YYYY-MM-DD`, that an ISO date or instant begins with; undefined when there is none. */
export function parseDay(text: string): string | undefined {
  return parseInstant(text) === undefined ? undefined : text.slice(0, 10);
}
