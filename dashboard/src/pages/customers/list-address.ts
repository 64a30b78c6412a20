import type { CustomerFilter } from '@model/customer-filter';
import { fromSearchParams, toSearchParams } from '@model/customer-filter-params';

/** Columns of the list in the order they are shown. The name is always there. */
export const COLUMN_IDS = [
  'segment',
  'lastOrder',
  'orders',
  'spent',
  'average',
  'value',
  'tier',
  'points',
  'rfm',
  'category',
  'risk',
  'retention',
  'contact',
  'phone',
  'tags',
  'since',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** What the list shows until somebody chooses. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'segment',
  'lastOrder',
  'orders',
  'spent',
  'risk',
  'contact',
];

/** What staff read above each column. */
export const COLUMN_LABELS: Readonly<Record<ColumnId | 'name', string>> = {
  name: 'Name',
  segment: 'Segment',
  lastOrder: 'Last order',
  orders: 'Orders',
  spent: 'Spent',
  average: 'Average order',
  value: 'Value',
  tier: 'Loyalty tier',
  points: 'Points',
  rfm: 'Buying habit',
  category: 'Buys most',
  risk: 'Churn risk',
  retention: 'Retention',
  contact: 'Contact',
  phone: 'Phone ends in',
  tags: 'Tags',
  since: 'Customer since',
};

/** What the address says about the list. */
export interface ListAddress {
  readonly filter: CustomerFilter;
  readonly columns: readonly ColumnId[];
}

const COLUMNS_PARAM = 'columns';

/** The list that an address stands for. What is unknown or broken in it is left out. */
export function readListAddress(search: string): ListAddress {
  const named = new URLSearchParams(search).get(COLUMNS_PARAM)?.split(',');
  const columns = named ? COLUMN_IDS.filter((id) => named.includes(id)) : DEFAULT_COLUMNS;
  return { filter: fromSearchParams(search), columns };
}

/** The part of an address behind `?`; empty for the plain list. Equal lists give equal texts. */
export function writeListAddress({ filter, columns }: ListAddress): string {
  const wanted = COLUMN_IDS.filter((id) => columns.includes(id));
  const usual = COLUMN_IDS.filter((id) => DEFAULT_COLUMNS.includes(id));
  const filterPart = toSearchParams(filter);
  if (wanted.join() === usual.join()) return filterPart;
  const columnPart = `${COLUMNS_PARAM}=${wanted.join()}`;
  return filterPart === '' ? columnPart : `${filterPart}&${columnPart}`;
}
