import type { CustomerFilter } from '@model/customer-filter';
import { searchTerm } from '@model/fold-name';
import type { CurrentStats } from '@model/stats';
import { formatCount, formatPlural } from '../../format/numbers';
import { countConditions } from './filter-choices';

/** What is known of how many customers a list holds. */
export interface CountFacts {
  readonly filter: CustomerFilter;
  /** Rows read so far. */
  readonly shown: number;
  /** Whether there may be more. */
  readonly more: boolean;
  /** Counts of the whole organisation; null while they are not there. */
  readonly stats: Pick<CurrentStats, 'segments'> | null;
}

/**
 * How many customers a filter finds, as far as that is known without reading them: everyone and one segment are counted by the
 * server, what was read to its end is counted here. Null when it is not known.
 */
export function countOf({ filter, shown, more, stats }: CountFacts): number | null {
  if (!more) return shown;
  const searched = filter.search !== undefined && searchTerm(filter.search) !== null;
  if (!stats || searched) return null;
  const conditions = countConditions(filter);
  if (conditions === 0) return Object.values(stats.segments).reduce((sum, one) => sum + one, 0);
  if (conditions === 1 && filter.segment !== undefined) return stats.segments[filter.segment];
  return null;
}

/** How many customers there are, in words: `2,527 customers`, `50+ customers`. */
export function describeCount(facts: CountFacts): string {
  const count = countOf(facts);
  if (count === null) return `${formatCount(facts.shown)}+ customers`;
  return formatPlural(count, 'customer');
}

/**
 * What is said above a list: how many customers there are, once the server has been heard. What this browser remembers is told as
 * that, and only where nothing better is to come.
 */
export function describeList(
  facts: CountFacts | null,
  { stale, online }: { readonly stale: boolean; readonly online: boolean },
): string {
  if (!facts) return 'Looking';
  if (!stale) return describeCount(facts);
  return online ? 'Looking' : `${describeCount(facts)}, as remembered`;
}
