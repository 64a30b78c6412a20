import type { Segment } from './segment';
import type { Transition } from './transition';

/** A stay of one customer in one segment. */
export interface Stay {
  readonly segment: Segment;
  readonly from: Date;
  /** Null while it lasts. */
  readonly until: Date | null;
  /** The move that it began with; null for the first stay. */
  readonly begunBy: Pick<Transition, 'cause' | 'why'> | null;
}

/**
 * One customer's journey, stay by stay, oldest first.
 * @param moves all of the customer's, in any order.
 * @param start when the customer was first stored, and the segment that they are in now.
 */
export function toStays(
  moves: readonly Transition[],
  start: { readonly firstSeenAt: Date; readonly segment: Segment },
): Stay[] {
  const sorted = moves.toSorted((a, b) => a.number - b.number);
  const first: Stay = {
    segment: sorted[0]?.from ?? start.segment,
    from: start.firstSeenAt,
    until: sorted[0]?.at ?? null,
    begunBy: null,
  };
  const others = sorted.map(({ to, at, cause, why }, index): Stay => {
    return { segment: to, from: at, until: sorted[index + 1]?.at ?? null, begunBy: { cause, why } };
  });
  return [first, ...others];
}
