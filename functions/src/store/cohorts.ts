import { z } from 'zod';
import { cohortStatsSchema, type CohortStats } from '../model/cohorts';
import { orderSchema } from '../model/order';
import type { Reader, StoredDocument, Write } from './database';
import type { CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

/** What cohorts need of an order. */
const cohortOrderSchema = orderSchema
  .pick({ businessDay: true, counted: true, customerId: true, locationId: true, placedAt: true })
  .extend({ source: z.strictObject({ deletedAt: z.date().nullable() }) });
export type StoredCohortOrder = z.infer<typeof cohortOrderSchema>;

/** Where a page of orders ended. */
export interface CustomerCursor {
  readonly customerId: string;
  readonly id: string;
}

const COHORT_FIELDS = [
  'businessDay',
  'counted',
  'customerId',
  'locationId',
  'placedAt',
  'source.deletedAt',
];

/** One page of all orders that have a customer, customer by customer. @param select `customerId` among them. */
export function ordersByCustomerQuery(
  orgId: string,
  after: CustomerCursor | null,
  limit: number,
  select: readonly string[] = COHORT_FIELDS,
): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [['customerId', '>', '']],
    orderBy: [
      ['customerId', 'asc'],
      [DOCUMENT_ID, 'asc'],
    ],
    limit,
    select,
    ...(after === null ? {} : { startAfter: [after.customerId, after.id] }),
  };
}

/**
 * What cohorts need of an order, deleted ones included.
 * @throws {CorruptDocument}
 */
export function toCohortOrder(document: StoredDocument): StoredCohortOrder | null {
  return parseDocument(cohortOrderSchema, document);
}

/** Who came back; null when that has not been made, or cannot be read. */
export async function readCohorts(
  reader: Reader,
  orgId: string,
  onCorrupt: (error: CorruptDocument) => void,
): Promise<CohortStats | null> {
  const [document] = await reader.getAll([pathOf('stats', { org: orgId, id: 'cohorts' })]);
  return document ? parseReadable(cohortStatsSchema, document, onCorrupt) : null;
}

/** The write that stores who came back. It belongs in a commit of the lease. */
export function cohortsWrite(orgId: string, stats: CohortStats): Write {
  return { op: 'set', path: pathOf('stats', { org: orgId, id: 'cohorts' }), data: { ...stats } };
}
