import type { ComingMove, Explanation } from '../model/explanation';
import type { OrderTotals } from '../model/insights';
import type { Segment } from '../model/segment';
import { distanceOf, isBetterSegment } from './explain-distance';
import { traceSegment, turnOf } from './explain-trace';
import type { TraceQuestion } from './explain-trace';
import { formatDay } from './explain-words';
import { SEGMENT_LABELS, segmentOf } from './segment';

/** What is explained: the figures, the rules, the instant, and the calendar in which days are named. */
export type ExplanationQuestion = TraceQuestion & { readonly totals: OrderTotals };

/**
 * Why a customer is in their segment, what would better it, and what time alone will make of it.
 *
 * Nothing in it ages: it stays word for word the same until a rule turns (`trace[].turnsAt`), the orders or the rules change.
 */
export function explainSegment(question: ExplanationQuestion): Explanation {
  const trace = traceSegment(question);
  const decided = trace.find(({ holds }) => holds);
  const moves = comingMoves(question);
  return {
    rule: decided?.rule ?? 'otherwise',
    text: decided?.text ?? '',
    trace,
    distance: distanceOf(question),
    rises: moves.find(({ better }) => better)?.move ?? null,
    falls: moves.find(({ better }) => !better)?.move ?? null,
  };
}

/** The instants at which a segment rule turns, past ones included, rising. */
export function segmentTurns(question: Pick<TraceQuestion, 'totals' | 'rules'>): Date[] {
  return (['churned', 'at_risk', 'slipping', 'first_days'] as const)
    .map((name) => turnOf(name, question))
    .filter((at) => at !== null)
    .toSorted((a, b) => a.getTime() - b.getTime());
}

/** All moves ahead, each told from the segment before it. */
function comingMoves(question: ExplanationQuestion): { better: boolean; move: ComingMove }[] {
  let from = segmentOf(question);
  const moves: { better: boolean; move: ComingMove }[] = [];
  for (const at of segmentTurns(question)) {
    if (at <= question.now) continue;
    const to = segmentOf({ ...question, now: at });
    if (to === from) continue;
    const better = isBetterSegment(to, from);
    moves.push({ better, move: { to, at, text: moveWords(question, { better, to, at }) } });
    from = to;
  }
  return moves;
}

function moveWords(
  { calendar }: ExplanationQuestion,
  { better, to, at }: { better: boolean; to: Segment; at: Date },
): string {
  const day = formatDay(calendar.dayOf(at));
  return `${better ? 'Rises' : 'Falls'} to ${SEGMENT_LABELS[to]} on ${day} without another order`;
}
