import { sortOf, SORTS, type CustomerFilter, type Sort } from '@model/customer-filter';

/** Columns that the list can be sorted by. */
export const SORTABLE = ['name', 'lastOrder', 'orders', 'spent'] as const;

/** How a table says what it is sorted by. */
export type Sorting = readonly { readonly id: string; readonly desc: boolean }[];

/** The order that really applies, as a table says it. */
export function toSorting(filter: CustomerFilter): { id: string; desc: boolean }[] {
  const [id = '', direction] = sortOf(filter).split('_');
  return [{ id, desc: direction === 'desc' }];
}

/** The order that a table wishes; null when there is no such order. */
export function fromSorting([first]: Sorting): Sort | null {
  if (!first) return null;
  const wanted = `${first.id}_${first.desc ? 'desc' : 'asc'}`;
  return SORTS.find((sort) => sort === wanted) ?? null;
}
