import { CATEGORIES } from './category';
import { DEFAULT_SORT, SORTS, type CustomerFilter } from './customer-filter';
import { TIERS } from './insights';
import { RFM_GROUPS } from './rfm';
import { SEGMENTS, VALUE_BANDS } from './segment';

/** A longer text is no name, and no address line holds it. */
export const MAX_SEARCH_LETTERS = 100;

const DAY = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/;

/**
 * A filter as the part of an address behind `?`, without it; empty for the plain list. Equal filters give equal texts, and
 * {@link fromSearchParams} reads them back.
 */
export function toSearchParams(filter: CustomerFilter): string {
  const { search, sort, atRisk, ...rest } = filter;
  const params = new URLSearchParams();
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') params.set(name, value);
  };
  set('q', search);
  set('segment', rest.segment);
  set('tier', rest.tier);
  set('rfm', rest.rfmGroup);
  set('value', rest.valueBand);
  set('category', rest.category);
  set('risk', atRisk ? 'high' : undefined);
  set('from', rest.lastOrderFrom);
  set('to', rest.lastOrderTo);
  set('sort', sort === DEFAULT_SORT ? undefined : sort);
  return params.toString();
}

/** The filter in an address, with or without `?`. What is unknown or broken is undefined; nothing is thrown. */
export function fromSearchParams(text: string): CustomerFilter {
  const params = new URLSearchParams(text);
  const oneOf = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === params.get(name));
  const search = params.get('q')?.slice(0, MAX_SEARCH_LETTERS).trim();
  return {
    search: search || undefined,
    segment: oneOf('segment', SEGMENTS),
    tier: oneOf('tier', TIERS),
    rfmGroup: oneOf('rfm', RFM_GROUPS),
    valueBand: oneOf('value', VALUE_BANDS),
    category: oneOf('category', CATEGORIES),
    atRisk: params.get('risk') === 'high' ? true : undefined,
    lastOrderFrom: readDay(params.get('from')),
    lastOrderTo: readDay(params.get('to')),
    sort: oneOf('sort', SORTS),
  };
}

/** A day that the calendar has; undefined for everything else. */
function readDay(text: string | null): string | undefined {
  if (text === null || !DAY.test(text)) return undefined;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? undefined : text;
}
