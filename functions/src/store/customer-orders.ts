import { z } from 'zod';
import type { Customer } from '../model/customer';
import type { Insights, OrderTotals } from '../model/insights';
import { orderSchema } from '../model/order';
import type { Segment } from '../model/segment';
import type { Transition } from '../model/transition';
import type { Reader, StoredDocument, Write, WriteTime } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Aggregate, Condition, Query } from './query';
import { transitionWrite } from './transitions';

/** What insights need of an order. */
const orderExtractSchema = orderSchema
  .pick({
    businessDay: true,
    counted: true,
    customerId: true,
    items: true,
    locationId: true,
    placedAt: true,
    totals: true,
  })
  .extend({ source: z.strictObject({ deletedAt: z.date().nullable() }) });
export type OrderExtract = z.infer<typeof orderExtractSchema> & {
  /** The document's. */
  readonly id: string;
};

/** The fields of {@link OrderExtract}. */
export const ORDER_EXTRACT = [
  'businessDay',
  'counted',
  'customerId',
  'items',
  'locationId',
  'placedAt',
  'totals',
  'source.deletedAt',
];

/** Orders of one customer up to which all are read. Of who has more, the newest so many are, and what all sales come to. */
export const MOST_ORDERS = 1_000;

/** What all sales to a customer come to. */
export type SalesTotals = Omit<OrderTotals, 'averageCents'>;

/** A customer and their orders, as they were at one instant. */
export interface CustomerWithOrders {
  readonly id: string;
  readonly customer: Customer;
  readonly writtenAt: WriteTime;
  /** All of them, deleted ones left out; of who has more than {@link MOST_ORDERS}, the sales among the newest so many. */
  readonly orders: readonly OrderExtract[];
  /** Of all sales, where `orders` are not all of them; null where they are. */
  readonly salesTotals: SalesTotals | null;
}

/** Customers by id, both ends included. */
export interface IdRange {
  readonly first: string;
  readonly last: string;
}

/** The orders of one customer, newest first, up to one more than are read of anybody. */
export function ordersOfQuery(orgId: string, customerId: string): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [['customerId', '==', customerId]],
    orderBy: [['placedAt', 'desc']],
    limit: MOST_ORDERS + 1,
    select: ORDER_EXTRACT,
  };
}

/** The orders of all customers whose ids lie between two, customer by customer, up to `limit`. */
export function ordersOfRangeQuery(orgId: string, range: IdRange, limit: number): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: conditionsOf(range),
    orderBy: [['customerId', 'asc']],
    limit,
    select: ORDER_EXTRACT,
  };
}

/** Counts the orders of all customers whose ids lie between two. */
export function ordersOfRangeAggregates(orgId: string, range: IdRange): Aggregate[] {
  const collection = collectionOf('order', { org: orgId });
  return [{ query: { collection, where: conditionsOf(range) } }];
}

function conditionsOf({ first, last }: IdRange): Condition[] {
  return [
    ['customerId', '>=', first],
    ['customerId', '<=', last],
  ];
}

/** How many orders lie in a range of customers, to decide whether reading the range is worth it. */
export async function countOrdersOfRange(
  db: Reader,
  orgId: string,
  first: string,
  last: string,
): Promise<number> {
  const [result] = await db.aggregate(ordersOfRangeAggregates(orgId, { first, last }));
  return result?.count ?? 0;
}

/** Where the customer's journey has come to: their segment, or the last one they had; null when it has not begun. */
export function lastSegmentOf({
  insights,
  lastSegment,
}: Pick<Customer, 'insights' | 'lastSegment'>): Segment | null {
  return insights?.segment ?? lastSegment ?? null;
}

/** The writes that store what was concluded, and the move it is, if nobody has written the customer since it was read. */
export function insightsWrites(
  orgId: string,
  read: CustomerWithOrders,
  concluded: { readonly insights: Insights | null; readonly transition: Transition | null },
): Write[] {
  const { insights, transition } = concluded;
  const lastSegment = insights?.segment ?? lastSegmentOf(read.customer);
  const moves = transition ? { moves: transition.number } : {};
  const begins = insights && lastSegmentOf(read.customer) === null;
  const entered = begins ? { entered: { segment: insights.segment, at: insights.computedAt } } : {};
  const customer: Write = {
    op: 'update',
    path: pathOf('customer', { org: orgId, id: read.id }),
    data: { insights, lastSegment, ...moves, ...entered },
    ifWrittenAt: read.writtenAt,
  };
  return transition ? [customer, transitionWrite(orgId, transition)] : [customer];
}

/**
 * What insights need of an order; null when the POS no longer has it.
 * @throws {CorruptDocument}
 */
export function toOrderExtract(document: StoredDocument): OrderExtract | null {
  const order = parseDocument(orderExtractSchema, document);
  return order && order.source.deletedAt === null ? { ...order, id: document.id } : null;
}
