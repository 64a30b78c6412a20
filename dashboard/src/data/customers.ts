import { toCustomerQuery, type CustomerFilter, type ListPoint } from '@model/customer-filter';
import type { Contact, Customer } from '@model/customer';
import type { ContactOverrides } from '@model/crm';
import { collectionOf, pathOf } from '@model/paths';
import { DOCUMENT_ID } from '@model/query';
import type { Fit } from '@model/fit';
import type { Insights } from '@model/insights';
import type { Order } from '@model/order';
import type { DuplicateSuggestion } from '@model/suggestion';
import type { Transition } from '@model/transition';
import type { DocumentOf, ListOf } from '../live/sources';

/** Customers read at once: a screen or two of them. */
export const CUSTOMERS_PER_PAGE = 50;

/** Orders of one customer read at once. */
export const ORDERS_OF_CUSTOMER_PER_PAGE = 10;

const MOST_MOVES = 500;
const MOST_SUGGESTIONS = 20;
const MOST_IDS = 30;

/** A customer of a list: those without insights are on none. */
export type ListedCustomer = Customer & { readonly insights: Insights };

/** One page of the customers that a filter finds. @param timezone the organisation's, for a range of business days. */
export function customerList(
  orgId: string,
  filter: CustomerFilter,
  timezone: string,
  after?: ListPoint,
): ListOf<ListedCustomer> {
  const page = { orgId, filter, timezone, limit: CUSTOMERS_PER_PAGE };
  return toCustomerQuery(after ? { ...page, after } : page);
}

/** One customer. */
export function customerDocument(orgId: string, id: string): DocumentOf<Customer> {
  return { path: pathOf('customer', { org: orgId, id }) };
}

/** A customer's contact details as the point of sale has them; for marketing and above. */
export function contactDocument(orgId: string, id: string): DocumentOf<Contact> {
  return { path: pathOf('customerContact', { org: orgId, id }) };
}

/** Contact details as staff corrected them; for marketing and above. */
export function contactOverridesDocument(orgId: string, id: string): DocumentOf<ContactOverrides> {
  return { path: pathOf('customerOverrides', { org: orgId, id }) };
}

/** One page of a customer's orders, the latest first. */
export function ordersOfCustomerList(
  orgId: string,
  customerId: string,
  after?: { readonly placedAt: Date; readonly id: string },
): ListOf<Order> {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [['customerId', '==', customerId]],
    orderBy: [
      ['placedAt', 'desc'],
      [DOCUMENT_ID, 'desc'],
    ],
    limit: ORDERS_OF_CUSTOMER_PER_PAGE,
    ...(after ? { startAfter: [after.placedAt, after.id] } : {}),
  };
}

/** A customer's moves between segments, oldest first. */
export function movesOfCustomerList(orgId: string, customerId: string): ListOf<Transition> {
  return {
    collection: collectionOf('transition', { org: orgId }),
    where: [['customerId', '==', customerId]],
    orderBy: [['number', 'asc']],
    limit: MOST_MOVES,
  };
}

/** Suggestions of duplicates that name the customer in one of their two places; for marketing and above. */
export function suggestionsAboutList(
  orgId: string,
  customerId: string,
  place: 'first' | 'second',
): ListOf<DuplicateSuggestion> {
  return {
    collection: collectionOf('suggestion', { org: orgId }),
    where: [[place, '==', customerId]],
    limit: MOST_SUGGESTIONS,
  };
}

/** Customers by their ids, at most thirty. */
export function customersByIdList(orgId: string, ids: readonly string[]): ListOf<Customer> {
  return {
    collection: collectionOf('customer', { org: orgId }),
    where: [[DOCUMENT_ID, 'in', ids]],
    limit: MOST_IDS,
  };
}

/** A fit that customers' figures were computed with. */
export function fitDocument(orgId: string, id: string): DocumentOf<Fit> {
  return { path: pathOf('model', { org: orgId, id }) };
}
