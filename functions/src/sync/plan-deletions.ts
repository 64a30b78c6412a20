import type { Stream } from '../model/source';
import type { Known } from '../store/manifest';

/** Complete walks in a row that must miss a record before it counts as deleted. Orders are asked for by id instead. */
export const MISSES_TO_DELETE: Readonly<Record<Stream, number>> = {
  customers: 3,
  products: 2,
  orders: 1,
};

/** So many may vanish at once without a question, however few records there are. */
const FREE_VANISHES = 25;

/** The share of all records beyond which a vanish is held. */
const HELD_SHARE = 0.05;

/** What follows from a complete walk. */
export interface DeletionPlan {
  /** Everything that the walk missed, with the misses up to now, in id order. */
  readonly missed: readonly Known[];
  /** Of these, what has been missed often enough. */
  readonly due: readonly string[];
  /** Whether so much vanished at once that somebody has to decide. */
  readonly massive: boolean;
}

/**
 * Compares what is known with what a complete walk saw.
 *
 * A vanish is massive when it takes more than 25 records and more than 5 % of them, or more than half of all, or everything.
 */
export function planDeletions(
  stream: Stream,
  known: readonly Known[],
  seen: ReadonlySet<string>,
): DeletionPlan {
  const missed = known
    .filter(({ externalId }) => !seen.has(externalId))
    .map(({ externalId, misses }) => ({ externalId, misses: misses + 1 }))
    .toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const allowed = Math.max(FREE_VANISHES, Math.floor(known.length * HELD_SHARE));
  const isMost = missed.length * 2 > known.length;
  return {
    missed,
    due: missed
      .filter(({ misses }) => misses >= MISSES_TO_DELETE[stream])
      .map(({ externalId }) => externalId),
    massive: missed.length > allowed || (missed.length > 0 && isMost),
  };
}
