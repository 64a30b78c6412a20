import { dayStatsSchema, type DayStats } from '../model/day-stats';
import { seriesSchema, type Series } from '../model/series';
import type { Reader, Write } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { pathOf } from './paths';

/** What is stored of a day; `stats` is null also where it cannot be read. */
export interface StoredDay {
  readonly exists: boolean;
  readonly stats: DayStats | null;
}

type OnCorrupt = (error: CorruptDocument) => void;

/** The stored figures of some business days, by day. What cannot be read is reported; it is made anew. */
export async function readDayStats(
  reader: Reader,
  orgId: string,
  { days, onCorrupt }: { days: readonly string[]; onCorrupt: OnCorrupt },
): Promise<Map<string, StoredDay>> {
  if (days.length === 0) return new Map();
  const documents = await reader.getAll(days.map((day) => dayPath(orgId, day)));
  return new Map(
    documents.map((document, index) => {
      const stats = parseReadable(dayStatsSchema, document, onCorrupt);
      return [days[index] ?? '', { exists: document.data !== null, stats }];
    }),
  );
}

/**
 * The write that stores a day's figures; null removes them. It belongs in a commit of the lease, so that older figures
 * never replace newer ones.
 */
export function dayStatsWrite(orgId: string, day: string, stats: DayStats | null): Write {
  const path = dayPath(orgId, day);
  return stats ? { op: 'set', path, data: { ...stats } } : { op: 'delete', path };
}

/** A year's line; null when there is none, or none that can be read. */
export async function readSeries(
  reader: Reader,
  orgId: string,
  { year, onCorrupt }: { year: string; onCorrupt: OnCorrupt },
): Promise<Series | null> {
  const [document] = await reader.getAll([seriesPath(orgId, year)]);
  return document ? parseReadable(seriesSchema, document, onCorrupt) : null;
}

/** The write that stores a year's line; one without days is removed. It belongs in the commit that stores its days. */
export function seriesWrite(orgId: string, series: Series): Write {
  const path = seriesPath(orgId, series.year);
  const isEmpty = Object.keys(series.days).length === 0;
  return isEmpty ? { op: 'delete', path } : { op: 'set', path, data: { ...series } };
}

function dayPath(orgId: string, day: string): string {
  return pathOf('stats', { org: orgId, id: `day_${day}` });
}

function seriesPath(orgId: string, year: string): string {
  return pathOf('stats', { org: orgId, id: `series_${year}` });
}
