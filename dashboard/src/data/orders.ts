import { addDays } from '@model/business-day';
import type { Order, OrderStatus } from '@model/order';
import type { OrderContact } from '@model/order-contact';
import { collectionOf, pathOf } from '@model/paths';
import { DOCUMENT_ID, type Condition } from '@model/query';
import { OPEN_STATUSES } from '@model/sales-figures';
import { createStoreCalendar } from '@model/store-calendar';
import type { OwnerSuggestion } from '@model/suggestion';
import type { DocumentOf, ListOf } from '../live/sources';

/** Orders read at once. */
export const ORDERS_PER_PAGE = 50;

/** Suggestions read at once: as many as orders can be asked for by their ids. */
const MOST_SUGGESTIONS = 30;

/** Which orders a list shows; what is absent does not narrow it. */
export interface OrderFilter {
  /** Open ones wait to become sales, in whichever status. */
  readonly status?: OrderStatus | 'open';
  readonly locationId?: string;
  /** Sales alone, or what is no sale alone. */
  readonly counted?: boolean;
  /** Days on the organisation's clocks, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** One page of orders, the latest first. @param timezone the organisation's, for the range of days. */
export function orderList(
  orgId: string,
  filter: OrderFilter,
  timezone: string,
  after?: { readonly placedAt: Date; readonly id: string },
): ListOf<Order> {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: conditionsOf(filter, timezone),
    orderBy: [
      ['placedAt', 'desc'],
      [DOCUMENT_ID, 'desc'],
    ],
    limit: ORDERS_PER_PAGE,
    ...(after ? { startAfter: [after.placedAt, after.id] } : {}),
  };
}

function conditionsOf(filter: OrderFilter, timezone: string): Condition[] {
  const { status, locationId, counted, from, to } = filter;
  const calendar = createStoreCalendar(timezone);
  return [
    ...statusConditions(status, counted),
    ...(locationId === undefined ? [] : [['locationId', '==', locationId] as const]),
    ...(from === undefined ? [] : [['placedAt', '>=', calendar.startOf(from)] as const]),
    ...(to === undefined ? [] : [['placedAt', '<', calendar.startOf(addDays(to, 1))] as const]),
  ];
}

function statusConditions(
  status: OrderFilter['status'],
  counted: OrderFilter['counted'],
): Condition[] {
  // What is open is no sale, whatever else is asked for.
  if (status === 'open')
    return [
      ['counted', '==', false],
      ['status', 'in', [...OPEN_STATUSES]],
    ];
  return [
    ...(status ? [['status', '==', status] as const] : []),
    ...(counted === undefined ? [] : [['counted', '==', counted] as const]),
  ];
}

/** One order. */
export function orderDocument(orgId: string, id: string): DocumentOf<Order> {
  return { path: pathOf('order', { org: orgId, id }) };
}

/** What an order without a customer says about who bought; for marketing and above. */
export function orderContactDocument(orgId: string, id: string): DocumentOf<OrderContact> {
  return { path: pathOf('orderContact', { org: orgId, id }) };
}

/** Orders by their ids, at most thirty. */
export function ordersByIdList(orgId: string, ids: readonly string[]): ListOf<Order> {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [[DOCUMENT_ID, 'in', ids]],
    limit: MOST_SUGGESTIONS,
  };
}

/** Suggestions whose an order without a customer may be, of one order or of one customer; for marketing and above. */
export function ownerSuggestionList(
  orgId: string,
  place: 'orderId' | 'customerId',
  id: string,
): ListOf<OwnerSuggestion> {
  return {
    collection: collectionOf('suggestion', { org: orgId }),
    where: [[place, '==', id]],
    limit: MOST_SUGGESTIONS,
  };
}
