import { z } from 'zod';
import { customerSchema, type Customer } from '../model/customer';
import type { Insights } from '../model/insights';
import { orderSchema } from '../model/order';
import type { Database, Reader, StoredDocument, Write, WriteTime } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Aggregate, Query } from './query';

/** What insights need of an order. */
const orderExtractSchema = orderSchema
  .pick({ customerId: true, counted: true, placedAt: true, totals: true })
  .extend({ source: z.strictObject({ deletedAt: z.date().nullable() }) });
export type OrderExtract = z.infer<typeof orderExtractSchema>;

const EXTRACT = ['customerId', 'counted', 'placedAt', 'totals', 'source.deletedAt'];

/** A customer and all of their orders, as they were at one instant. */
export interface CustomerWithOrders {
  readonly id: string;
  readonly customer: Customer;
  readonly writtenAt: WriteTime;
  /** Deleted orders left out. */
  readonly orders: readonly OrderExtract[];
}

/** The orders of one customer. */
export function ordersOfQuery(orgId: string, customerId: string): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [['customerId', '==', customerId]],
    select: EXTRACT,
  };
}

/** The orders of all customers whose ids lie between two. */
export function ordersOfRangeQuery(orgId: string, first: string, last: string): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [
      ['customerId', '>=', first],
      ['customerId', '<=', last],
    ],
    orderBy: [['customerId', 'asc']],
    select: EXTRACT,
  };
}

/** Counts the orders of all customers whose ids lie between two. */
export function ordersOfRangeAggregates(orgId: string, first: string, last: string): Aggregate[] {
  const { select: _, orderBy: __, ...query } = ordersOfRangeQuery(orgId, first, last);
  return [{ query }];
}

/** How many orders lie in a range of customers, to decide whether reading the range is worth it. */
export async function countOrdersOfRange(
  db: Reader,
  orgId: string,
  first: string,
  last: string,
): Promise<number> {
  const [result] = await db.aggregate(ordersOfRangeAggregates(orgId, first, last));
  return result?.count ?? 0;
}

/** One customer with their orders; null when there is no such customer. */
export async function readCustomerWithOrders(
  db: Database,
  orgId: string,
  id: string,
): Promise<CustomerWithOrders | null> {
  return db.atOneTime(async (reader) => {
    const [document] = await reader.getAll([pathOf('customer', { org: orgId, id })]);
    const orders = (await reader.query(ordersOfQuery(orgId, id))).flatMap(toExtract);
    return document ? combine(document, orders) : null;
  });
}

/** Several customers with their orders, the orders read in one go. `ids` must be sorted. */
export async function readRangeWithOrders(
  db: Database,
  orgId: string,
  ids: readonly string[],
): Promise<CustomerWithOrders[]> {
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  return db.atOneTime(async (reader) => {
    const documents = await reader.getAll(ids.map((id) => pathOf('customer', { org: orgId, id })));
    const byCustomer = new Map<string, OrderExtract[]>(ids.map((id) => [id, []]));
    for (const document of await reader.query(ordersOfRangeQuery(orgId, first, last))) {
      for (const order of toExtract(document)) byCustomer.get(order.customerId ?? '')?.push(order);
    }
    return documents.flatMap(
      (document) => combine(document, byCustomer.get(document.id) ?? []) ?? [],
    );
  });
}

/** The write that stores what was concluded, if nobody has written the customer since it was read. */
export function insightsWrite(
  orgId: string,
  read: CustomerWithOrders,
  insights: Insights | null,
): Write {
  return {
    op: 'update',
    path: pathOf('customer', { org: orgId, id: read.id }),
    data: { insights },
    ifWrittenAt: read.writtenAt,
  };
}

function combine(
  document: StoredDocument,
  orders: readonly OrderExtract[],
): CustomerWithOrders | null {
  const customer = parseDocument(customerSchema, document);
  if (!customer || !document.writtenAt) return null;
  return { id: document.id, customer, writtenAt: document.writtenAt, orders };
}

function toExtract(document: StoredDocument): OrderExtract[] {
  const order = parseDocument(orderExtractSchema, document);
  return order && order.source.deletedAt === null ? [order] : [];
}
