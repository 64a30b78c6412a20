import { addDays } from './business-day';
import type { Category } from './category';
import { searchTerm } from './fold-name';
import type { Insights, Tier } from './insights';
import { collectionOf } from './paths';
import { DOCUMENT_ID, type Condition, type Order, type Query } from './query';
import type { RfmGroup } from './rfm';
import type { Segment, ValueBand } from './segment';
import { createStoreCalendar } from './store-calendar';

/** The orders a list of customers can be in. */
export const SORTS = [
  'lastOrder_desc',
  'lastOrder_asc',
  'spent_desc',
  'spent_asc',
  'orders_desc',
  'orders_asc',
  'name_asc',
  'name_desc',
] as const;
export type Sort = (typeof SORTS)[number];

/** Those who came last stand first. */
export const DEFAULT_SORT: Sort = 'lastOrder_desc';

/** Which customers a list shows, and in which order. All conditions hold together; absent or undefined ones do not matter. */
export interface CustomerFilter {
  /** As it was typed; see {@link searchTerm}. */
  readonly search?: string | undefined;
  readonly segment?: Segment | undefined;
  /** By loyalty points. */
  readonly tier?: Tier | undefined;
  readonly rfmGroup?: RfmGroup | undefined;
  readonly valueBand?: ValueBand | undefined;
  /** The one they buy most. */
  readonly category?: Category | undefined;
  /** Those whose risk of churn is high or critical. */
  readonly atRisk?: true | undefined;
  /** Business days `YYYY-MM-DD` in the org's zone, both included. Those who never ordered lie outside of every range. */
  readonly lastOrderFrom?: string | undefined;
  readonly lastOrderTo?: string | undefined;
  readonly sort?: Sort | undefined;
}

/** Where a page of a list ends, and the next one begins. */
export interface ListPoint {
  readonly value: Date | number | string | null;
  readonly id: string;
}

/** A page of a list of customers. */
export interface CustomerQuestion {
  readonly orgId: string;
  readonly filter: CustomerFilter;
  /** The org's IANA zone. */
  readonly timezone: string;
  readonly limit: number;
  readonly after?: ListPoint;
}

const LAST_ORDER = 'insights.totals.lastOrderAt';

/** What is asked with an equality: each has one index with each order, and Firestore puts those of a query together. */
const EQUAL_FIELDS = {
  segment: 'insights.segment',
  tier: 'insights.loyaltyTier',
  rfmGroup: 'insights.rfm.group',
  valueBand: 'insights.valueBand',
  category: 'insights.list.favourite',
  atRisk: 'insights.list.atRisk',
} as const satisfies Partial<Record<keyof CustomerFilter, string>>;

const SORT_ORDERS: Readonly<Record<Sort, Order>> = {
  lastOrder_desc: [LAST_ORDER, 'desc'],
  lastOrder_asc: [LAST_ORDER, 'asc'],
  spent_desc: ['insights.totals.spentCents', 'desc'],
  spent_asc: ['insights.totals.spentCents', 'asc'],
  orders_desc: ['insights.totals.orderCount', 'desc'],
  orders_asc: ['insights.totals.orderCount', 'asc'],
  name_asc: ['insights.list.nameKey', 'asc'],
  name_desc: ['insights.list.nameKey', 'desc'],
};

/**
 * The order a list is really in. A range of last orders has it ordered by last order, whatever was wished: Firestore orders by a
 * ranged field first.
 */
export function sortOf({ sort = DEFAULT_SORT, lastOrderFrom, lastOrderTo }: CustomerFilter): Sort {
  const isRange = lastOrderFrom !== undefined || lastOrderTo !== undefined;
  return isRange && SORT_ORDERS[sort][0] !== LAST_ORDER ? 'lastOrder_desc' : sort;
}

/**
 * The query for one page of a list of customers: every filter and the search in one query, nothing filtered afterwards.
 *
 * Only customers with insights are found: no walk-in rows, nobody the POS no longer has, nobody erased. Those without orders have no
 * last order and stand behind all others; sorted by last order ascending, before them. Equal customers follow by id.
 */
export function toCustomerQuery(question: CustomerQuestion): Query {
  const { orgId, filter, limit, after } = question;
  const order = SORT_ORDERS[sortOf(filter)];
  return {
    collection: collectionOf('customer', { org: orgId }),
    where: [...equalities(filter), ...rangeOf(question)],
    orderBy: [order, [DOCUMENT_ID, order[1]]],
    limit,
    ...(after ? { startAfter: [after.value, after.id] } : {}),
  };
}

/** Where the next page of a list begins after this customer. */
export function pointOf(
  filter: CustomerFilter,
  { id, insights }: { id: string; insights: Pick<Insights, 'totals' | 'list'> },
): ListPoint {
  const { totals, list } = insights;
  switch (SORT_ORDERS[sortOf(filter)][0]) {
    case LAST_ORDER:
      return { value: totals.lastOrderAt, id };
    case 'insights.totals.spentCents':
      return { value: totals.spentCents, id };
    case 'insights.totals.orderCount':
      return { value: totals.orderCount, id };
    default:
      return { value: list.nameKey, id };
  }
}

function equalities(filter: CustomerFilter): Condition[] {
  const term = filter.search === undefined ? null : searchTerm(filter.search);
  const { segment, tier, rfmGroup, valueBand, category, atRisk } = filter;
  const wanted = Object.entries({ segment, tier, rfmGroup, valueBand, category, atRisk });
  return [
    ...(term === null ? [] : [['insights.list.search', 'array-contains', term] as const]),
    ...wanted.flatMap(([name, value]): Condition[] =>
      value !== undefined && isEqualField(name) ? [[EQUAL_FIELDS[name], '==', value]] : [],
    ),
  ];
}

function isEqualField(name: string): name is keyof typeof EQUAL_FIELDS {
  return Object.hasOwn(EQUAL_FIELDS, name);
}

function rangeOf({ filter, timezone }: CustomerQuestion): Condition[] {
  const { lastOrderFrom, lastOrderTo } = filter;
  if (lastOrderFrom === undefined && lastOrderTo === undefined) return [];
  const { startOf } = createStoreCalendar(timezone);
  return [
    ...(lastOrderFrom === undefined ? [] : [[LAST_ORDER, '>=', startOf(lastOrderFrom)] as const]),
    ...(lastOrderTo === undefined
      ? []
      : [[LAST_ORDER, '<', startOf(addDays(lastOrderTo, 1))] as const]),
  ];
}
