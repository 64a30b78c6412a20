import { z } from 'zod';
import { orderSchema } from '../model/order';
import { MOST_ORDERS, ORDER_EXTRACT, type SalesTotals } from './customer-orders';
import type { AggregateResult, Reader, StoredDocument } from './database';
import { parseDocument } from './parse';
import { collectionOf } from './paths';
import type { Aggregate, Condition, Query } from './query';

/** The newest sales to a customer with many orders, and what all of them come to, as they were read. */
export interface NewestSales {
  /** At most {@link MOST_ORDERS}, newest first. */
  readonly documents: readonly StoredDocument[];
  readonly first: StoredDocument | undefined;
  readonly all: AggregateResult | undefined;
}

function salesTo(orgId: string, customerId: string): { collection: string; where: Condition[] } {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [
      ['customerId', '==', customerId],
      ['counted', '==', true],
      ['source.deletedAt', '==', null],
    ],
  };
}

/** The newest sales to one customer; of equally new ones those with the greater ids. */
export function newestSalesQuery(orgId: string, customerId: string): Query {
  return {
    ...salesTo(orgId, customerId),
    orderBy: [['placedAt', 'desc']],
    limit: MOST_ORDERS,
    select: ORDER_EXTRACT,
  };
}

/** When the first sale to one customer was. */
export function firstSaleQuery(orgId: string, customerId: string): Query {
  return {
    ...salesTo(orgId, customerId),
    orderBy: [['placedAt', 'asc']],
    limit: 1,
    select: ['placedAt'],
  };
}

/** How many sales there were to one customer, and what they come to. */
export function salesAggregates(orgId: string, customerId: string): Aggregate[] {
  return [{ query: salesTo(orgId, customerId), sum: 'totals.totalCents' }];
}

/** Reads of the sales to a customer so much that it costs the same however many there are. */
export async function readNewestSales(
  reader: Reader,
  orgId: string,
  customerId: string,
): Promise<NewestSales> {
  const [[all], [first], documents] = await Promise.all([
    reader.aggregate(salesAggregates(orgId, customerId)),
    reader.query(firstSaleQuery(orgId, customerId)),
    reader.query(newestSalesQuery(orgId, customerId)),
  ]);
  return { all, first, documents };
}

const placedSchema = z.looseObject({ placedAt: orderSchema.shape.placedAt });

/**
 * What all sales come to.
 * @throws {CorruptDocument} when the first or the last one has no time.
 */
export function toSalesTotals({ all, first, documents }: NewestSales): SalesTotals {
  return {
    orderCount: all?.count ?? 0,
    spentCents: all?.sum ?? 0,
    firstOrderAt: parseDocument(placedSchema, first)?.placedAt ?? null,
    lastOrderAt: parseDocument(placedSchema, documents[0])?.placedAt ?? null,
  };
}
