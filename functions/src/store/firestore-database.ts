import {
  AggregateField,
  FieldPath,
  Timestamp,
  type DocumentSnapshot,
  type Firestore,
  type Query as FirestoreQuery,
  type Transaction,
  type WriteBatch,
} from 'firebase-admin/firestore';
import { refuseRewriting } from './append-only';
import type { Database, Reader, StoredDocument, Usage, Write, WriteTime } from './database';
import { StoreUnavailable, toStoreError } from './errors';
import { DOCUMENT_ID, type Query } from './query';

/** Longer than any healthy call; after it the outcome of a write is unknown. */
const DEADLINE_MS = 30_000;

/** For reads at one time, which may go through everything an org has; Firestore ends a transaction after 270 s. */
const TRANSACTION_DEADLINE_MS = 240_000;

/** Index entries that one billed read of an aggregation covers. */
const ENTRIES_PER_AGGREGATE_READ = 1_000;

/** Writes in one commit; callers bound the bytes, of which Firestore takes 10 MiB. */
const MAX_COMMIT_WRITES = 500;

class Meter {
  reads = 0;
  writes = 0;
  deletes = 0;
}

/** The real Firestore behind the {@link Database} port. */
export function firestoreDatabase(firestore: Firestore): Database {
  return open(firestore, new Meter());
}

function open(firestore: Firestore, meter: Meter): Database {
  const reader = createReader(firestore, meter, null);
  return {
    ...reader,
    commit: (writes) => commit(firestore, meter, writes),
    atOneTime: (read) =>
      withDeadline(
        firestore.runTransaction((tx) => read(createReader(firestore, meter, tx)), {
          readOnly: true,
        }),
        { ms: TRANSACTION_DEADLINE_MS },
      ),
    usage: (): Usage => ({ reads: meter.reads, writes: meter.writes, deletes: meter.deletes }),
    metered: () => open(firestore, new Meter()),
  };
}

function createReader(firestore: Firestore, meter: Meter, tx: Transaction | null): Reader {
  const ms = tx ? TRANSACTION_DEADLINE_MS : DEADLINE_MS;
  return {
    async getAll(paths) {
      if (paths.length === 0) return [];
      const refs = paths.map((path) => firestore.doc(path));
      const snapshots = await withDeadline(tx ? tx.getAll(...refs) : firestore.getAll(...refs), {
        ms,
      });
      meter.reads += snapshots.length;
      return snapshots.map(toStored);
    },
    async query(query) {
      const built = buildQuery(firestore, query);
      const result = await withDeadline(tx ? tx.get(built) : built.get(), { ms });
      meter.reads += Math.max(1, result.size);
      return result.docs.map(toStored);
    },
    async aggregate(aggregates) {
      return Promise.all(
        aggregates.map(async ({ query, sum }) => {
          const spec = sum
            ? { count: AggregateField.count(), sum: AggregateField.sum(sum) }
            : { count: AggregateField.count() };
          const built = buildQuery(firestore, query).aggregate(spec);
          const data = (await withDeadline(tx ? tx.get(built) : built.get(), { ms })).data();
          meter.reads += Math.max(1, Math.ceil(data.count / ENTRIES_PER_AGGREGATE_READ));
          return { count: data.count, sum: 'sum' in data ? (data.sum ?? 0) : 0 };
        }),
      );
    },
  };
}

function buildQuery(firestore: Firestore, query: Query): FirestoreQuery {
  let built: FirestoreQuery = query.everywhere
    ? firestore.collectionGroup(query.collection)
    : firestore.collection(query.collection);
  for (const [field, op, value] of query.where ?? [])
    built = built.where(fieldOf(field), op, value);
  for (const [field, direction] of query.orderBy ?? [])
    built = built.orderBy(fieldOf(field), direction);
  if (query.startAfter) built = built.startAfter(...query.startAfter);
  if (query.limit !== undefined) built = built.limit(query.limit);
  return query.select ? built.select(...query.select) : built;
}

function fieldOf(field: string): string | FieldPath {
  return field === DOCUMENT_ID ? FieldPath.documentId() : field;
}

async function commit(
  firestore: Firestore,
  meter: Meter,
  writes: readonly Write[],
): Promise<WriteTime> {
  if (writes.length === 0 || writes.length > MAX_COMMIT_WRITES) {
    throw new RangeError(`a commit takes 1-${MAX_COMMIT_WRITES} writes, not ${writes.length}`);
  }
  refuseRewriting(writes);
  const batch = firestore.batch();
  for (const write of writes) addWrite(firestore, batch, write);
  const results = await withDeadline(batch.commit(), { kind: 'commit' });
  for (const write of writes) {
    if (write.op === 'delete') meter.deletes += 1;
    else meter.writes += 1;
  }
  const last = results.at(-1);
  if (!last) throw new StoreUnavailable('a commit returned no write time');
  return last.writeTime;
}

function addWrite(firestore: Firestore, batch: WriteBatch, write: Write): void {
  const ref = firestore.doc(write.path);
  switch (write.op) {
    case 'create':
      batch.create(ref, { ...write.data });
      break;
    case 'set':
      batch.set(ref, { ...write.data });
      break;
    case 'update':
      batch.update(
        ref,
        { ...write.data },
        write.ifWrittenAt ? { lastUpdateTime: write.ifWrittenAt } : { exists: true },
      );
      break;
    case 'delete':
      batch.delete(ref, write.ifWrittenAt ? { lastUpdateTime: write.ifWrittenAt } : undefined);
      break;
  }
}

async function withDeadline<T>(
  call: Promise<T>,
  { kind = 'read', ms = DEADLINE_MS }: { kind?: 'read' | 'commit'; ms?: number } = {},
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailable(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([call, expired]);
  } catch (error) {
    throw toStoreError(error, kind);
  } finally {
    clearTimeout(timer);
  }
}

function toStored(snapshot: DocumentSnapshot): StoredDocument {
  const data = snapshot.data();
  return {
    path: snapshot.ref.path,
    id: snapshot.id,
    data: data ? datesIn(data) : null,
    writtenAt: snapshot.updateTime ?? null,
    readAt: snapshot.readTime.toDate(),
  };
}

function datesIn(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, dateIn(value)]));
}

function dateIn(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(dateIn);
  if (isPlainMap(value)) return datesIn(value);
  return value;
}

function isPlainMap(value: unknown): value is Record<string, unknown> {
  return (
    value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype
  );
}
