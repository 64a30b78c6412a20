import {
  customerList,
  customersByIdList,
  movesOfCustomerList,
  ordersOfCustomerList,
  suggestionsAboutList,
} from '../../dashboard/src/data/customers';
import {
  auditList,
  deadLetterList,
  differingBookList,
  holdList,
  quarantineList,
  recentBookList,
  webhookEventList,
} from '../../dashboard/src/data/desk';
import { activeRunList } from '../../dashboard/src/data/documents';
import { memberList } from '../../dashboard/src/data/members';
import { fitList } from '../../dashboard/src/data/models';
import {
  orderList,
  ordersByIdList,
  ownerSuggestionList,
  type OrderFilter,
} from '../../dashboard/src/data/orders';
import { productList } from '../../dashboard/src/data/products';
import { fullRunList, runList } from '../../dashboard/src/data/runs';
import { slippedAwayList, watchedCustomerList } from '../../dashboard/src/data/segments';
import type { Query } from '../../functions/src/model/query';
import { customerFilters } from './customer-lists';

const AT = new Date('2026-01-28T20:00:00Z');

const RANGE: OrderFilter = { from: '2026-01-01', to: '2026-01-31' };
const NARROWED: readonly OrderFilter[] = [
  { status: 'ready' },
  { locationId: '1' },
  { counted: true },
];

/** Each condition alone, all together, and with a range of days. What lies between needs no index that these do not. */
const ORDER_FILTERS: readonly OrderFilter[] = [
  {},
  ...NARROWED,
  Object.assign({}, ...NARROWED),
  Object.assign({}, ...NARROWED, RANGE),
  RANGE,
  { status: 'open' },
  { status: 'open', locationId: '1' },
  { status: 'open', locationId: '1', ...RANGE },
];

/** Samples of every form in which a list can be asked for. */
type Samples = (orgId: string) => readonly Query[];

/** Every list of `dashboard/src/data`, by the function that asks for it: what it asks for, first pages and later ones. */
export const DASHBOARD_LISTS: Readonly<Record<string, Samples>> = {
  activeRunList: (org) => [activeRunList(org)],
  auditList: (org) => [auditList(org)],
  customerList: (org) =>
    customerFilters().flatMap((filter) => [
      customerList(org, filter, 'UTC'),
      customerList(org, filter, 'UTC', { value: null, id: 'a' }),
    ]),
  customersByIdList: (org) => [customersByIdList(org, ['a'])],
  deadLetterList: (org) => [deadLetterList(org)],
  differingBookList: (org) => [differingBookList(org)],
  fitList: (org) => [fitList(org)],
  fullRunList: (org) => [fullRunList(org), fullRunList(org, { createdAt: AT, id: 'a' })],
  holdList: (org) => [holdList(org)],
  memberList: (org) => [memberList(org)],
  movesOfCustomerList: (org) => [movesOfCustomerList(org, 'a')],
  orderList: (org) =>
    ORDER_FILTERS.flatMap((filter) => [
      orderList(org, filter, 'UTC'),
      orderList(org, filter, 'UTC', { placedAt: AT, id: 'a' }),
    ]),
  ordersByIdList: (org) => [ordersByIdList(org, ['a'])],
  ordersOfCustomerList: (org) => [
    ordersOfCustomerList(org, 'a'),
    ordersOfCustomerList(org, 'a', { placedAt: AT, id: 'a' }),
  ],
  ownerSuggestionList: (org) => [
    ownerSuggestionList(org, 'orderId', 'a'),
    ownerSuggestionList(org, 'customerId', 'a'),
  ],
  productList: (org) => [productList(org), productList(org, 'a')],
  quarantineList: (org) => [quarantineList(org), quarantineList(org, 'a')],
  recentBookList: (org) => [recentBookList(org)],
  runList: (org) => [runList(org), runList(org, { createdAt: AT, id: 'a' })],
  slippedAwayList: (org) => [slippedAwayList(org, AT)],
  suggestionsAboutList: (org) => [
    suggestionsAboutList(org, 'a', 'first'),
    suggestionsAboutList(org, 'a', 'second'),
  ],
  watchedCustomerList: (org) => [
    watchedCustomerList(org),
    watchedCustomerList(org, { spentCents: 1, id: 'a' }),
  ],
  webhookEventList: (org) => [
    webhookEventList(org),
    webhookEventList(org, { receivedAt: AT, id: 'a' }),
  ],
};

/** Queries that the browser makes, with sample arguments. */
export const DASHBOARD_QUERIES: readonly Query[] = Object.values(DASHBOARD_LISTS).flatMap(
  (samples) => samples('o'),
);
