import { CATEGORIES } from '@model/category';
import { CATEGORY_LABELS } from '@model/category-labels';
import { SORTS, type CustomerFilter, type Sort } from '@model/customer-filter';
import { SEGMENT_LABELS, TIER_LABELS } from '@model/customer-labels';
import { TIERS } from '@model/insights';
import { RFM_GROUP_LABELS, RFM_GROUPS } from '@model/rfm';
import { SEGMENTS, VALUE_BANDS } from '@model/segment';

/** Stands for a condition that does not matter. */
export const ANY = '';

/** Conditions that are one of a few values. */
export type ChosenField = 'segment' | 'valueBand' | 'tier' | 'rfmGroup' | 'category';

/** What staff read for each order of the list. */
export const SORT_LABELS: Readonly<Record<Sort, string>> = {
  lastOrder_desc: 'Last order, newest first',
  lastOrder_asc: 'Last order, oldest first',
  spent_desc: 'Spent, most first',
  spent_asc: 'Spent, least first',
  orders_desc: 'Orders, most first',
  orders_asc: 'Orders, fewest first',
  name_asc: 'Name, A to Z',
  name_desc: 'Name, Z to A',
};

/** A condition as a select shows it. */
export interface FilterChoice {
  readonly field: ChosenField;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** Every condition that is chosen from a list, in the order they are shown. */
export const FILTER_CHOICES: readonly FilterChoice[] = [
  choice('segment', 'Segment', SEGMENTS, SEGMENT_LABELS, ['regular']),
  choice('valueBand', 'Value', VALUE_BANDS, SEGMENT_LABELS),
  choice('tier', 'Loyalty tier', TIERS, TIER_LABELS),
  choice('rfmGroup', 'Buying habit', RFM_GROUPS, RFM_GROUP_LABELS),
  choice('category', 'Buys most', CATEGORIES, CATEGORY_LABELS),
];

/** The orders of the list as a select shows them. */
export const SORT_OPTIONS = SORTS.map((value) => ({ value, label: SORT_LABELS[value] }));

/** How many conditions hold, the search apart. A range of days is one. */
export function countConditions(filter: CustomerFilter): number {
  const { segment, valueBand, tier, rfmGroup, category, atRisk } = filter;
  const range = filter.lastOrderFrom ?? filter.lastOrderTo;
  const wanted = [segment, valueBand, tier, rfmGroup, category, atRisk, range];
  return wanted.filter((value) => value !== undefined).length;
}

function choice<Value extends string>(
  field: ChosenField,
  label: string,
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
  unused: readonly Value[] = [],
): FilterChoice {
  const options = values
    .filter((value) => !unused.includes(value))
    .map((value) => ({ value, label: labels[value] }));
  return { field, label, options: [{ value: ANY, label: 'Any' }, ...options] };
}
