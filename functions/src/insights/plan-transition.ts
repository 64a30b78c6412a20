import type { Insights } from '../model/insights';
import type { Segment } from '../model/segment';
import type { Transition, TransitionCause } from '../model/transition';

/** What a move is seen by. */
export interface TransitionQuestion {
  /** What was concluded so far; null when nothing, or nothing that can be read any more. */
  readonly before: Insights | null;
  readonly after: Insights | null;
  /** Where the journey has come to; null when it has not begun. */
  readonly from: Segment | null;
  /** Moves so far. */
  readonly moves: number;
}

/**
 * The move that new insights are; null when the segment is the same. The first insights are where a journey begins: no move.
 * Whoever has none for a while, such as a row of the till that was taken for a walk-in one, goes on from where they were.
 */
export function planTransition(
  customerId: string,
  { before, after, from, moves }: TransitionQuestion,
): Transition | null {
  if (!after || from === null || from === after.segment) return null;
  return {
    customerId,
    number: moves + 1,
    from,
    to: after.segment,
    at: after.computedAt,
    cause: before ? causeOf(before, after) : 'correction',
    why: after.why.text,
  };
}

/** What is bought comes before the rules, and days are what is left. */
function causeOf(before: Insights, after: Insights): TransitionCause {
  const more = after.totals.orderCount - before.totals.orderCount;
  if (more > 0) return 'purchase';
  if (more < 0 || !isSameSpend(before, after)) return 'correction';
  const isSameRules = before.rulesVersion === after.rulesVersion;
  return isSameRules || wasComing(before, after) ? 'time' : 'rules';
}

/** Whether days would have brought the move by the rules of before, too. */
function wasComing({ why: { rises, falls } }: Insights, after: Insights): boolean {
  return [rises, falls].some((move) => move?.to === after.segment && move.at <= after.computedAt);
}

function isSameSpend({ totals: a }: Insights, { totals: b }: Insights): boolean {
  return (
    a.spentCents === b.spentCents &&
    a.firstOrderAt?.getTime() === b.firstOrderAt?.getTime() &&
    a.lastOrderAt?.getTime() === b.lastOrderAt?.getTime()
  );
}
