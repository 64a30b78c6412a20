import { addDays } from '@model/business-day';
import type { Period } from '@model/moves';
import { yearOf } from '@model/series';
import { formatDay } from '../../format/dates';

const LAST_DAYS = 7;

/**
 * The days whose moves Today shows: seven with today. It begins anew with the year, so that no opening of the page touches more than
 * two months, or two years, at once.
 */
export function movesPeriod(today: string): Period {
  const weekAgo = addDays(today, 1 - LAST_DAYS);
  const newYear = `${yearOf(today)}-01-01`;
  return { first: weekAgo > newYear ? weekAgo : newYear, last: today };
}

/** The period in words: `since Tue, Nov 17`; later when nothing is known of the days before. */
export function describePeriod({ first }: Period, knownSince: string | null): string {
  return `since ${formatDay(knownSince !== null && knownSince > first ? knownSince : first)}`;
}
