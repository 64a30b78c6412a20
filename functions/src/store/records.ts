import { canonicalJson } from '../model/canonical-json';
import { customerSchema, type Customer } from '../model/customer';
import type { Observation } from '../model/observation';
import { orderSchema, type Order } from '../model/order';
import { productSchema, type Product } from '../model/product';
import type { Source, Stream } from '../model/source';
import { companionOf, companionPath, type Companion } from './companions';
import type { Reader, StoredDocument, Write, WriteTime } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf, type PathName } from './paths';
import { DOCUMENT_ID, type Aggregate, type Condition, type Query } from './query';
import { RAW_PATHS, type Raw } from './raw';

/** A stored record with what a compare-and-set needs. */
export type StoredRecord = { readonly id: string; readonly writtenAt: WriteTime } & (
  | { readonly stream: 'customers'; readonly value: Customer }
  | { readonly stream: 'orders'; readonly value: Order }
  | { readonly stream: 'products'; readonly value: Product }
);

const RECORD_PATHS = {
  customers: 'customer',
  orders: 'order',
  products: 'product',
} as const satisfies Record<Stream, PathName>;

/** Version of the rules that turn raw payloads into records. Grows when they change, so that manifests are not trusted across it. */
export const NORMALISER_VERSION = 3;

/** A longer raw payload would not fit in a document and is left out: the record matters more than its copy. */
export const MAX_RAW_CHARACTERS = 300_000;

/** The records with these ids, those that exist. */
export async function loadRecords(
  db: Reader,
  orgId: string,
  stream: Stream,
  ids: readonly string[],
): Promise<Map<string, StoredRecord>> {
  const { records } = await loadRecordsAndCustomers(db, orgId, { stream, ids, customers: [] });
  return records;
}

/** The records with these ids, and which of these customers exist, in one read. */
export async function loadRecordsAndCustomers(
  db: Reader,
  orgId: string,
  wanted: {
    readonly stream: Stream;
    readonly ids: readonly string[];
    readonly customers: readonly string[];
  },
): Promise<{ records: Map<string, StoredRecord>; customers: Set<string> }> {
  const { stream, ids } = wanted;
  const recordPaths = ids.map((id) => pathOf(RECORD_PATHS[stream], { org: orgId, id }));
  const customerPaths = wanted.customers.map((id) => pathOf('customer', { org: orgId, id }));
  const documents = await db.getAll([...recordPaths, ...customerPaths]);
  const records = new Map<string, StoredRecord>();
  for (const document of documents.slice(0, ids.length)) {
    const record = toRecord(stream, document);
    if (record) records.set(record.id, record);
  }
  const existing = documents.slice(ids.length).filter((document) => document.data);
  return { records, customers: new Set(existing.map(({ id }) => id)) };
}

function toRecord(stream: Stream, document: StoredDocument): StoredRecord | null {
  const { id, writtenAt } = document;
  if (!writtenAt) return null;
  if (stream === 'customers') {
    const value = parseDocument(customerSchema, document);
    return value && { id, writtenAt, stream, value };
  }
  if (stream === 'orders') {
    const value = parseDocument(orderSchema, document);
    return value && { id, writtenAt, stream, value };
  }
  const value = parseDocument(productSchema, document);
  return value && { id, writtenAt, stream, value };
}

/** Counts the records of a stream that a walk of everything should find: those seen in one and not deleted since. */
export function existingRecordsAggregates(orgId: string, stream: Stream): Aggregate[] {
  const where: Condition[] = [
    ['source.deletedAt', '==', null],
    ['source.stub', '==', false],
  ];
  return [{ query: { collection: collectionOf(RECORD_PATHS[stream], { org: orgId }), where } }];
}

/** How many records of a stream a walk of everything should find. */
export async function countRecords(db: Reader, orgId: string, stream: Stream): Promise<number> {
  const [result] = await db.aggregate(existingRecordsAggregates(orgId, stream));
  return result?.count ?? 0;
}

/** Which of these customers exist. */
export async function existingCustomers(
  db: Reader,
  orgId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const documents = await db.getAll(ids.map((id) => pathOf('customer', { org: orgId, id })));
  return new Set(documents.filter((document) => document.data).map((document) => document.id));
}

/**
 * The writes that store one observation: the record, its raw payload, and its private companion where that has changed.
 * @param before the record as it is stored, and the companion beside it; null where there is none.
 */
export function recordWrites(
  orgId: string,
  observation: Observation,
  source: Source,
  before: { readonly record: StoredRecord | null; readonly companion: Companion | null },
): Write[] {
  const { stream, id } = observation;
  const { record } = before;
  const at = { org: orgId, id };
  const path = pathOf(RECORD_PATHS[stream], at);
  const data =
    stream === 'customers'
      ? { profile: observation.body, source }
      : { ...observation.body, source };
  const raw: Raw = {
    json: observation.raw.length > MAX_RAW_CHARACTERS ? null : observation.raw,
    normaliserVersion: NORMALISER_VERSION,
    observedAt: observation.observedAt,
  };
  return [
    record
      ? { op: 'update', path, data, ifWrittenAt: record.writtenAt }
      : { op: 'create', path, data },
    { op: 'set', path: pathOf(RAW_PATHS[stream], at), data: { ...raw } },
    ...companionWrites(observation, orgId, before),
  ];
}

function companionWrites(
  observation: Observation,
  orgId: string,
  before: { readonly record: StoredRecord | null; readonly companion: Companion | null },
): Write[] {
  const path = companionPath(orgId, observation.stream, observation.id);
  const data = companionOf(observation);
  if (data === null) return before.record?.value.source.companion ? [{ op: 'delete', path }] : [];
  const isSame = before.companion && canonicalJson(before.companion) === canonicalJson(data);
  return isSame ? [] : [{ op: 'set', path, data: { ...data } }];
}

/** The write that marks a record as deleted, if nobody has written it since it was read. */
export function tombstoneWrite(orgId: string, record: StoredRecord, deletedAt: Date): Write {
  return {
    op: 'update',
    path: pathOf(RECORD_PATHS[record.stream], { org: orgId, id: record.id }),
    data: { source: { ...record.value.source, deletedAt } },
    ifWrittenAt: record.writtenAt,
  };
}

/** The write that makes room for a customer whom an order names before the roster does. */
export function stubCustomerWrite(orgId: string, id: string, customer: Customer): Write {
  return { op: 'create', path: pathOf('customer', { org: orgId, id }), data: { ...customer } };
}

/** One page of a stream's records in id order. */
export function recordsQuery(
  orgId: string,
  stream: Stream,
  page: { after: string | null; limit: number },
): Query {
  return {
    collection: collectionOf(RECORD_PATHS[stream], { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit: page.limit,
    ...(page.after === null ? {} : { startAfter: [page.after] }),
  };
}

/** One page of a stream's records in id order, and the id to ask for the next page after; null when there is none. */
export async function readRecordPage(
  db: Reader,
  orgId: string,
  stream: Stream,
  page: { after: string | null; limit: number },
): Promise<{ records: StoredRecord[]; next: string | null }> {
  const documents = await db.query(recordsQuery(orgId, stream, page));
  const records = documents.flatMap((document) => toRecord(stream, document) ?? []);
  const last = documents.at(-1);
  return { records, next: last && documents.length === page.limit ? last.id : null };
}

/** All records of a stream in id order, page by page. */
export async function* walkRecords(
  db: Reader,
  orgId: string,
  stream: Stream,
  pageSize = 300,
): AsyncGenerator<StoredRecord> {
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readRecordPage>> = await readRecordPage(
      db,
      orgId,
      stream,
      { after, limit: pageSize },
    );
    yield* page.records;
    after = page.next;
  } while (after !== null);
}
