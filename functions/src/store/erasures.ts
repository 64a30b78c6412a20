import { customerSchema, type Customer } from '../model/customer';
import { erasureSchema, type Erasure } from '../model/erasure';
import type { Reader, StoredDocument, Write } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import type { StoredRecord } from './records';
import type { Query } from './query';

/** Log entries removed in one commit. */
const EVENTS_AT_ONCE = 400;

/** What an event about a customer is called, whatever happened to them. */
const CUSTOMER_EVENT = /^customer\./;

/** The writes that leave a marker where the customer was, and take away contact details and raw payload. */
export function markerWrites(
  orgId: string,
  id: string,
  marker: Customer,
  before: StoredRecord | null,
): Write[] {
  const at = { org: orgId, id };
  const path = pathOf('customer', at);
  const data = { ...marker };
  return [
    before
      ? { op: 'update', path, data, ifWrittenAt: before.writtenAt }
      : { op: 'create', path, data },
    { op: 'delete', path: pathOf('customerContact', at) },
    { op: 'delete', path: pathOf('customerOverrides', at) },
    { op: 'delete', path: pathOf('customerRaw', at) },
  ];
}

/** The write that stores an erasure's receipt. */
export function receiptWrite(orgId: string, receipt: Erasure): Write {
  const path = pathOf('erasure', { org: orgId, id: receipt.customerId });
  return { op: 'set', path, data: { ...receipt } };
}

/** The receipt of a customer's erasure; null when they were never erased. */
export async function readReceipt(
  db: Reader,
  orgId: string,
  customerId: string,
): Promise<Erasure | null> {
  const [document] = await db.getAll([pathOf('erasure', { org: orgId, id: customerId })]);
  return parseDocument(erasureSchema, document);
}

/** Which of these customers, by document id, were erased. */
export async function erasedCustomers(
  db: Reader,
  orgId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const documents = await db.getAll(ids.map((id) => pathOf('customer', { org: orgId, id })));
  return new Set(documents.filter(isErased).map(({ id }) => id));
}

/** Log entries of deliveries about one of the POS's ids, whatever kind of record has it. */
export function eventsOfEntityQuery(orgId: string, externalId: string): Query {
  return {
    collection: collectionOf('webhookEvent', { org: orgId }),
    where: [['entityId', '==', externalId]],
    select: ['event'],
  };
}

/** The writes that remove the log of deliveries about a customer, in commits. */
export async function eventRemovals(
  db: Reader,
  orgId: string,
  externalId: string,
): Promise<Write[][]> {
  const events = await db.query(eventsOfEntityQuery(orgId, externalId));
  const removals = events
    .filter(({ data }) => CUSTOMER_EVENT.test(String(data?.['event'])))
    .map(({ path }): Write => ({ op: 'delete', path }));
  const commits: Write[][] = [];
  while (removals.length > 0) commits.push(removals.splice(0, EVENTS_AT_ONCE));
  return commits;
}

function isErased(document: StoredDocument): boolean {
  return parseDocument(customerSchema, document)?.source.erasedAt !== undefined;
}
