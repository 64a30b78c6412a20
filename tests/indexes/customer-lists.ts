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
 * Lists of customers in every order: each condition alone, all together, and with a range of last orders. What lies between needs
 * no index that these do not.
 */
export function customerListQueries(orgId: string): Query[] {
  const together: CustomerFilter = Object.assign({}, ...CONDITIONS);
  const filters: readonly CustomerFilter[] = [
    {},
    ...CONDITIONS,
    together,
    { ...together, ...RANGE },
    RANGE,
  ];
  return SORTS.flatMap((sort) =>
    filters.map((filter) =>
      listedIdsQuery({ orgId, filter: { ...filter, sort }, timezone: 'UTC', limit: 1 }),
    ),
  );
}
