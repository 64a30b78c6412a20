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

type KnownMonth = Pick<MovesMonth, 'since' | 'timezone'>;

/** The day (`YYYY-MM-DD`) since which moves are known, where that is later than a period's first one; null where all of it is. */
export function watchedSince({ first }: Period, months: readonly KnownMonth[]): string | null {
  const [begun] = months.map(({ since, timezone }) => createDayReader(timezone)(since));
  return begun !== undefined && begun > first ? begun : null;
}

/** A period in words: `since Tue, Nov 17`; later when nothing is known of the days before. */
export function describeSince(period: Period, months: readonly KnownMonth[]): string {
  return `since ${formatDay(watchedSince(period, months) ?? period.first)}`;
}
