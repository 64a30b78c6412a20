import { addDays, createDayReader } from '@model/business-day';
import type { MovesMonth, Period } from '@model/moves';
import { formatDay } from '../../format/dates';

/** Lengths of time that flows can be looked at over, in days. */
export const SPANS = [7, 30, 90] as const;
export type Span = (typeof SPANS)[number];

/** So many days with today. */
export function lastDays(today: string, span: Span): Period {
  return { first: addDays(today, 1 - span), last: today };
}

/** The span that the address names; a week where it names none. */
export function readSpan(params: URLSearchParams): Span {
  return SPANS.find((span) => String(span) === params.get('days')) ?? 7;
}

/** A period in words: `since Tue, Nov 17`; later when nothing is known of the days before. */
export function describeSince(
  { first }: Period,
  months: readonly Pick<MovesMonth, 'since' | 'timezone'>[],
): string {
  const [begun] = months.map(({ since, timezone }) => createDayReader(timezone)(since));
  return `since ${formatDay(begun !== undefined && begun > first ? begun : first)}`;
}
