import type { Query } from '../../functions/src/model/query';
import { slippedAwayQuery } from '../../functions/src/model/slipped-away';
import { watchedCustomersQuery } from '../../functions/src/model/watched-customers';

const AT = new Date('2026-01-28T20:00:00Z');

/** Queries that the browser makes and the server does not, with sample arguments. */
export const DASHBOARD_QUERIES: readonly Query[] = [
  slippedAwayQuery('o', AT),
  watchedCustomersQuery('o', 1),
];
