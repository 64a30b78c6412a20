import { z } from 'zod';
import { orderSchema } from '../model/order';
import { businessDaySchema } from '../model/primitives';
import { OPEN_STATUSES } from '../model/sales-figures';
import type { Reader, StoredDocument } from './database';
import { parseDocument } from './parse';
import { collectionOf } from './paths';
import { DOCUMENT_ID, type Aggregate, type Condition, type Query } from './query';

/** What the figures of a day need of an order. */
const dayOrderSchema = orderSchema
  .pick({
    businessDay: true,
    counted: true,
    customerId: true,
    items: true,
    locationId: true,
    placedAt: true,
    status: true,
    totals: true,
  })
  .extend({
    source: z.strictObject({
      deletedAt: z.date().nullable(),
      version: z.strictObject({ observedAt: z.date() }),
    }),
  });
export type StoredDayOrder = z.infer<typeof dayOrderSchema>;

const EXTRACT = [
  'businessDay',
  'counted',
  'customerId',
  'items',
  'locationId',
  'placedAt',
  'source.deletedAt',
  'source.version.observedAt',
  'status',
  'totals',
];

/** Business days, both ends included. */
export interface DayRange {
  readonly first: string;
  readonly last: string;
}

/** Where a page of orders ended. */
export interface DayCursor {
  readonly day: string;
  readonly id: string;
}

/** One page of the orders of some business days, day by day. */
export function dayOrdersQuery(
  orgId: string,
  { first, last }: DayRange,
  { after, limit }: { after: DayCursor | null; limit: number },
): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [
      ['businessDay', '>=', first],
      ['businessDay', '<=', last],
    ],
    orderBy: [
      ['businessDay', 'asc'],
      [DOCUMENT_ID, 'asc'],
    ],
    limit,
    select: EXTRACT,
    ...(after === null ? {} : { startAfter: [after.day, after.id] }),
  };
}

/**
 * What day figures need of an order, deleted ones included.
 * @throws {CorruptDocument}
 */
export function toDayOrder(document: StoredDocument): StoredDayOrder | null {
  return parseDocument(dayOrderSchema, document);
}

/** Sales of a day and its open orders, counted and added up. */
export function dayTotalsAggregates(orgId: string, day: string): [Aggregate, Aggregate] {
  const collection = collectionOf('order', { org: orgId });
  const ofDay: Condition[] = [
    ['source.deletedAt', '==', null],
    ['businessDay', '==', day],
  ];
  const sales: Condition[] = [...ofDay, ['counted', '==', true]];
  const open: Condition[] = [
    ...ofDay,
    ['counted', '==', false],
    ['status', 'in', [...OPEN_STATUSES]],
  ];
  return [
    { query: { collection, where: sales }, sum: 'totals.totalCents' },
    { query: { collection, where: open }, sum: 'totals.totalCents' },
  ];
}

/** The sums of {@link dayTotalsAggregates}, both at one instant. */
export async function readDayTotals(reader: Reader, orgId: string, day: string) {
  const [sales, open] = await reader.aggregate(dayTotalsAggregates(orgId, day));
  return {
    orders: sales?.count ?? 0,
    revenueCents: sales?.sum ?? 0,
    open: { orders: open?.count ?? 0, valueCents: open?.sum ?? 0 },
  };
}

/** The business days of one customer's orders. */
export function daysOfCustomerQuery(orgId: string, customerId: string): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [['customerId', '==', customerId]],
    select: ['businessDay'],
  };
}

/** The business days on which a customer ever ordered, each once. */
export async function readDaysOfCustomer(
  reader: Reader,
  orgId: string,
  customerId: string,
): Promise<string[]> {
  const documents = await reader.query(daysOfCustomerQuery(orgId, customerId));
  return [...new Set(documents.flatMap(({ data }) => dayOf(data)))];
}

function dayOf(data: StoredDocument['data']): string[] {
  const day = businessDaySchema.safeParse(data?.['businessDay']).data;
  return day === undefined ? [] : [day];
}
