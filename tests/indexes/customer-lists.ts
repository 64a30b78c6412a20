import { SORTS, type CustomerFilter } from '../../functions/src/model/customer-filter';
import type { Query } from '../../functions/src/model/query';
import { listedIdsQuery } from '../../functions/src/store/customer-list';

const CONDITIONS = [
  { search: 'robin' },
  { segment: 'vip' },
  { tier: 'gold' },
  { rfmGroup: 'champions' },
  { valueBand: 'vip' },
  { category: 'vape' },
  { atRisk: true },
] as const satisfies readonly CustomerFilter[];

const RANGE: CustomerFilter = { lastOrderFrom: '2026-01-01', lastOrderTo: '2026-01-31' };

/**
 * Filters of a list of customers, in every order: each condition alone, all together, and with a range of last orders. What lies
 * between needs no index that these do not.
 */
export function customerFilters(): CustomerFilter[] {
  const together: CustomerFilter = Object.assign({}, ...CONDITIONS);
  const filters: readonly CustomerFilter[] = [
    {},
    ...CONDITIONS,
    together,
    { ...together, ...RANGE },
    RANGE,
  ];
  return SORTS.flatMap((sort) => filters.map((filter) => ({ ...filter, sort })));
}

/** The lists of customers that these filters ask for. */
export function customerListQueries(orgId: string): Query[] {
  return customerFilters().map((filter) =>
    listedIdsQuery({ orgId, filter, timezone: 'UTC', limit: 1 }),
  );
}
