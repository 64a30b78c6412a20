import { DEFAULT_SORT, type CustomerFilter, type Sort } from '@model/customer-filter';
import { fromSearchParams, toSearchParams } from '@model/customer-filter-params';
import type { ChosenField } from './filter-choices';

/** The filter with another search; empty for none. */
export function withSearch(filter: CustomerFilter, text: string): CustomerFilter {
  return { ...filter, search: text === '' ? undefined : text };
}

/** The filter with another value of one condition. What is not a value of it, such as the empty text, takes the condition away. */
export function withChoice(
  filter: CustomerFilter,
  field: ChosenField,
  value: string,
): CustomerFilter {
  return withParam(filter, PARAMS[field], value);
}

/** The filter with or without the condition that the risk of churn is high. */
export function withRisk(filter: CustomerFilter, on: boolean): CustomerFilter {
  return { ...filter, atRisk: on ? true : undefined };
}

/** The filter with another end of the range of last orders; a text that is no day takes it away. */
export function withDay(
  filter: CustomerFilter,
  field: 'lastOrderFrom' | 'lastOrderTo',
  day: string,
): CustomerFilter {
  return withParam(filter, PARAMS[field], day);
}

/** The filter in another order. */
export function withSort(filter: CustomerFilter, sort: Sort): CustomerFilter {
  return { ...filter, sort: sort === DEFAULT_SORT ? undefined : sort };
}

const PARAMS = {
  segment: 'segment',
  valueBand: 'value',
  tier: 'tier',
  rfmGroup: 'rfm',
  category: 'category',
  lastOrderFrom: 'from',
  lastOrderTo: 'to',
} as const;

// Texts from inputs become values where those from addresses do.
function withParam(filter: CustomerFilter, name: string, value: string): CustomerFilter {
  const params = new URLSearchParams(toSearchParams(filter));
  params.set(name, value);
  return fromSearchParams(params.toString());
}
