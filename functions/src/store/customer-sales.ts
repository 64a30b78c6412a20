import { z } from 'zod';
import { orderSchema } from '../model/order';
import type { SalesTotals } from './customer-orders';
import type { AggregateResult, Reader, StoredDocument } from './database';
import { parseDocument } from './parse';
import { collectionOf } from './paths';
import type { Aggregate, Condition, Query } from './query';

/** What all sales to one customer come to, as it was read. */
export interface ReadSales {
  readonly all: AggregateResult | undefined;
  readonly first: StoredDocument | undefined;
  readonly last: StoredDocument | undefined;
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

/** When the first sale to one customer was, or the last one. */
export function endSaleQuery(orgId: string, customerId: string, end: 'first' | 'last'): Query {
  return {
    ...salesTo(orgId, customerId),
    orderBy: [['placedAt', end === 'first' ? 'asc' : 'desc']],
    limit: 1,
    select: ['placedAt'],
  };
}

/** How many sales there were to one customer, and what they come to. */
export function salesAggregates(orgId: string, customerId: string): Aggregate[] {
  return [{ query: salesTo(orgId, customerId), sum: 'totals.totalCents' }];
}

/** What all sales to a customer come to, which costs the same however many there are. */
export async function readSales(
  reader: Reader,
  orgId: string,
  customerId: string,
): Promise<ReadSales> {
  const [[all], [first], [last]] = await Promise.all([
    reader.aggregate(salesAggregates(orgId, customerId)),
    reader.query(endSaleQuery(orgId, customerId, 'first')),
    reader.query(endSaleQuery(orgId, customerId, 'last')),
  ]);
  return { all, first, last };
}

const placedSchema = z.looseObject({ placedAt: orderSchema.shape.placedAt });

/**
 * The sums of all sales.
 * @throws {CorruptDocument} when the first or the last one has no time.
 */
export function toSalesTotals({ all, first, last }: ReadSales): SalesTotals {
  return {
    orderCount: all?.count ?? 0,
    spentCents: all?.sum ?? 0,
    firstOrderAt: parseDocument(placedSchema, first)?.placedAt ?? null,
    lastOrderAt: parseDocument(placedSchema, last)?.placedAt ?? null,
  };
}
