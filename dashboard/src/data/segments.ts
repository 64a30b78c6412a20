import type { CohortStats } from '@model/cohorts';
import { pathOf } from '@model/paths';
import type { Rules } from '@model/rules';
import { slippedAwayQuery } from '@model/slipped-away';
import type { Transition } from '@model/transition';
import { watchedCustomersQuery, type WatchPoint } from '@model/watched-customers';
import type { DocumentOf, ListOf } from '../live/sources';
import type { ListedCustomer } from './customers';

/** Moves of those who stay away that are shown at once. */
export const MOST_SLIPPED = 50;

/** Customers of the watch list that are read at once. */
export const WATCHED_PER_PAGE = 50;

/** The latest moves into a segment of those who stay away. @param since included. */
export function slippedAwayList(orgId: string, since: Date): ListOf<Transition> {
  return slippedAwayQuery(orgId, since, MOST_SLIPPED);
}

/** One page of the watch list, those who spent most first. */
export function watchedCustomerList(orgId: string, after?: WatchPoint): ListOf<ListedCustomer> {
  return watchedCustomersQuery(orgId, WATCHED_PER_PAGE, after);
}

/** Who came back, by month of first sale. */
export function cohortsDocument(orgId: string): DocumentOf<CohortStats> {
  return { path: pathOf('stats', { org: orgId, id: 'cohorts' }) };
}

/** A version of the rules; the organisation says which is current. */
export function rulesDocument(orgId: string, version: number): DocumentOf<Rules> {
  return { path: pathOf('rules', { org: orgId, id: String(version) }) };
}
