import { z } from 'zod';
import { orderOwnerSchema, type OrderOwner } from '../model/order';
import { orderContactSchema, type OrderContact } from '../model/order-contact';
import { sourceSchema } from '../model/source';
import { companionPath } from './companions';
import type { Reader, Write } from './database';
import type { CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';
import type { StoredRecord } from './records';

const PAGE = 300;

const namedOrderSchema = z.strictObject({
  owner: orderOwnerSchema.nullable().optional(),
  source: sourceSchema.pick({ deletedAt: true }),
});

/** An anonymous order with what it says about who bought. */
export interface NamedOrder {
  readonly id: string;
  readonly contact: OrderContact;
  /** Whose it was found to be; null while nobody has said so. */
  readonly owner: OrderOwner | null;
  readonly deletedAt: Date | null;
}

/** A stored order. */
export type StoredOrder = Extract<StoredRecord, { stream: 'orders' }>;

/** One page of the orders that have contact details beside them, which are anonymous ones alone, in id order. */
export function namedOrdersQuery(orgId: string, after: string | null): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [['source.companion', '==', true]],
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit: PAGE,
    select: ['owner', 'source.deletedAt'],
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/**
 * One page of the anonymous orders that say something about who bought, and the id to ask for the next page after; null when there
 * is none. Costs two reads for each of them and none for any other order.
 * @param onCorrupt hears of a document of another shape; its order is left out.
 */
export async function readNamedOrders(
  db: Reader,
  orgId: string,
  after: string | null,
  onCorrupt: (error: CorruptDocument) => void,
): Promise<{ orders: NamedOrder[]; next: string | null }> {
  const documents = await db.query(namedOrdersQuery(orgId, after));
  const beside = await db.getAll(documents.map(({ id }) => companionPath(orgId, 'orders', id)));
  const orders = documents.flatMap((document, index): NamedOrder[] => {
    const order = parseReadable(namedOrderSchema, document, onCorrupt);
    const found = beside[index];
    const contact = found ? parseReadable(orderContactSchema, found, onCorrupt) : null;
    if (!order || !contact) return [];
    const { owner = null, source } = order;
    return [{ id: document.id, contact, owner, deletedAt: source.deletedAt }];
  });
  return { orders, next: documents.length === PAGE ? (documents.at(-1)?.id ?? null) : null };
}

/** What those of the records that are anonymous orders say about who bought, by id. */
export async function readOrderContacts(
  db: Reader,
  orgId: string,
  records: readonly StoredRecord[],
): Promise<Map<string, OrderContact>> {
  const ids = records
    .filter(({ stream, value }) => stream === 'orders' && value.source.companion)
    .map(({ id }) => id);
  const beside = await db.getAll(ids.map((id) => companionPath(orgId, 'orders', id)));
  return new Map(
    ids.flatMap((id, index): [string, OrderContact][] => {
      const contact = parseDocument(orderContactSchema, beside[index]);
      return contact ? [[id, contact]] : [];
    }),
  );
}

/** The orders that were found to be a customer's. */
export function ordersOwnedQuery(orgId: string, customerId: string): Query {
  return {
    collection: collectionOf('order', { org: orgId }),
    where: [['owner.customerId', '==', customerId]],
    select: [],
  };
}

/** The ids of the orders that were found to be a customer's. */
export async function readOrdersOwned(
  db: Reader,
  orgId: string,
  customerId: string,
): Promise<string[]> {
  const documents = await db.query(ordersOwnedQuery(orgId, customerId));
  return documents.map(({ id }) => id);
}

/** The write that says whose an anonymous order is, or nobody's, if nobody has written the order since it was read. */
export function ownerWrite(
  orgId: string,
  { id, writtenAt }: Pick<StoredOrder, 'id' | 'writtenAt'>,
  owner: OrderOwner | null,
): Write {
  return {
    op: 'update',
    path: pathOf('order', { org: orgId, id }),
    data: { owner },
    ifWrittenAt: writtenAt,
  };
}

/**
 * The writes that remove for good what an order says about who bought.
 * @param hash the content hash of an order that says the same otherwise: the stored one was made of the contact as well.
 */
export function contactErasureWrites(
  orgId: string,
  { id, writtenAt, value }: StoredOrder,
  { hash, at }: { hash: string; at: Date },
): Write[] {
  const { source } = value;
  const version = { ...source.version, hash };
  return [
    {
      op: 'update',
      path: pathOf('order', { org: orgId, id }),
      data: { source: { ...source, version, companion: false, contactErasedAt: at } },
      ifWrittenAt: writtenAt,
    },
    { op: 'delete', path: companionPath(orgId, 'orders', id) },
  ];
}
