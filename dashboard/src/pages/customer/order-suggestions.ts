import { STRENGTHS, type DuplicateSuggestion, type Suggestion } from '@model/suggestion';
import type { Row } from '../../live/sources';

/** The suggestions about one record that staff can decide or take back: open ones first, the likeliest first. Each once. */
export function orderSuggestions<One extends Suggestion>(rows: readonly Row<One>[]): Row<One>[] {
  const distinct = [...new Map(rows.map((row) => [row.id, row])).values()];
  return distinct.toSorted((a, b) => rank(a.value) - rank(b.value));
}

/** The other customer of the two. */
export function otherOf(
  { first, second }: Pick<DuplicateSuggestion, 'first' | 'second'>,
  customerId: string,
): string {
  return first === customerId ? second : first;
}

function rank({ state, strength }: Suggestion): number {
  return (state === 'open' ? 0 : STRENGTHS.length) + STRENGTHS.indexOf(strength);
}
