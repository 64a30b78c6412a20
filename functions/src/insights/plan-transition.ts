import type { Insights } from '../model/insights';
import type { Transition, TransitionCause } from '../model/transition';

/**
 * The move that new insights are; null when the segment is the same. The first insights are where a journey begins, and the
 * last ones, of somebody who gets none any more, where it ends: neither is a move.
 * @param moves so far.
 */
export function planTransition(
  customerId: string,
  { before, after, moves }: { before: Insights | null; after: Insights | null; moves: number },
): Transition | null {
  if (!before || !after || before.segment === after.segment) return null;
  return {
    customerId,
    number: moves + 1,
    from: before.segment,
    to: after.segment,
    at: after.computedAt,
    cause: causeOf(before, after),
    why: after.why.text,
  };
}

/** What is bought comes before the rules, and days are what is left. */
function causeOf(before: Insights, after: Insights): TransitionCause {
  const more = after.totals.orderCount - before.totals.orderCount;
  if (more > 0) return 'purchase';
  if (more < 0 || !isSameSpend(before, after)) return 'correction';
  return before.rulesVersion === after.rulesVersion ? 'time' : 'rules';
}

function isSameSpend({ totals: a }: Insights, { totals: b }: Insights): boolean {
  return (
    a.spentCents === b.spentCents &&
    a.firstOrderAt?.getTime() === b.firstOrderAt?.getTime() &&
    a.lastOrderAt?.getTime() === b.lastOrderAt?.getTime()
  );
}
