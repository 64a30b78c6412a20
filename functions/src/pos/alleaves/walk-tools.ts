import type { z } from 'zod';
import type { PosPage } from '../adapter';
import { PosError } from '../errors';
import type { AlleavesEndpoints } from './endpoints';
import type { LocationBook } from './location-book';
import type { ListPage } from './offset-walk';
import type { RowReading } from './row-reading';

/** What the walks of one org need. */
export interface WalkTools {
  readonly endpoints: AlleavesEndpoints;
  readonly locations: LocationBook;
  /** The only location there is; null when there are several or none. */
  readonly onlyLocation: string | null;
  readonly statusTable: Readonly<Record<string, string>>;
  readonly concurrency: number;
  /** The later of our clock and the POS's. */
  readonly today: () => Date;
}

/**
 * A position that an earlier walk gave out.
 * @throws {PosError} `contract` when it is none of this adapter's.
 */
export function readPosition<T>(schema: z.ZodType<T>, text: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new PosError('contract', 'the position to resume at is not one of this adapter', {
      cause,
    });
  }
}

/** A page of a walk from its rows' readings. */
export function toPage(position: string, page: ListPage, readings: readonly RowReading[]): PosPage {
  return {
    position,
    observations: readings.flatMap((item) => (item.outcome === 'found' ? item.observation : [])),
    rejections: readings.flatMap((item) => (item.outcome === 'rejected' ? item.rejection : [])),
    deletions: [],
    observedAt: page.observedAt,
    rowCount: page.rows.length,
  };
}
