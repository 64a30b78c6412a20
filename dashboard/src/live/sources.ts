import {
  collection,
  doc,
  documentId,
  getDocsFromServer,
  limit,
  onSnapshot,
  orderBy,
  query as combine,
  startAfter,
  where,
  type DocumentData,
  type Firestore,
  type Query as SdkQuery,
  type QueryDocumentSnapshot,
} from 'firebase/firestore';
import { DOCUMENT_ID, type Query } from '@model/query';
import { toPlain } from '../firebase/to-plain';
import { describeProblem } from './describe-problem';
import type { Start } from './live-cache';

/** A document's address, with the type of what lies there. */
export interface DocumentOf<T> {
  readonly path: string;
  /** For the type alone; never set. */
  readonly holds?: T;
}

/** A query as plain data, with the type of what it finds. */
export interface ListOf<T> extends Query {
  /** For the type alone; never set. */
  readonly holds?: T;
}

/** A found document. */
export interface Row<T> {
  readonly id: string;
  readonly value: T;
}

function typed<T>(_of: { readonly holds?: T }, data: DocumentData): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- functions alone write these documents, and validate them as they do
  return toPlain(data) as T;
}

function toRow<T>(of: ListOf<T>, snapshot: QueryDocumentSnapshot): Row<T> {
  return { id: snapshot.id, value: typed(of, snapshot.data()) };
}

const field = (name: string) => (name === DOCUMENT_ID ? documentId() : name);

function toSdkQuery(db: Firestore, query: Query): SdkQuery {
  return combine(
    collection(db, query.collection),
    ...(query.where ?? []).map(([name, op, value]) => where(field(name), op, value)),
    ...(query.orderBy ?? []).map(([name, direction]) => orderBy(field(name), direction)),
    ...(query.startAfter ? [startAfter(...query.startAfter)] : []),
    ...(query.limit === undefined ? [] : [limit(query.limit)]),
  );
}

// Without these, a server that confirms what this browser remembers, were it that there is nothing, goes unheard.
const HEAR_THE_SERVER = { includeMetadataChanges: true };

/** Follows one document; null where there is none. */
export function followDocument<T>(db: Firestore, of: DocumentOf<T>): Start<T | null> {
  return (emit) =>
    onSnapshot(
      doc(db, of.path),
      HEAR_THE_SERVER,
      (snapshot) => {
        const data = snapshot.data();
        const stale = snapshot.metadata.fromCache;
        // Nothing in this browser's memory does not mean that there is nothing.
        if (!data && stale) return;
        emit({ state: 'ready', value: data ? typed(of, data) : null, stale });
      },
      (error) => emit({ state: 'failed', problem: describeProblem(error) }),
    );
}

/** Follows what a query finds. */
export function followList<T>(db: Firestore, list: ListOf<T>): Start<readonly Row<T>[]> {
  return (emit) =>
    onSnapshot(
      toSdkQuery(db, list),
      HEAR_THE_SERVER,
      (snapshot) => {
        const stale = snapshot.metadata.fromCache;
        if (snapshot.empty && stale) return;
        emit({ state: 'ready', value: snapshot.docs.map((found) => toRow(list, found)), stale });
      },
      (error) => emit({ state: 'failed', problem: describeProblem(error) }),
    );
}

/** Reads once what a query finds. @throws Firestore's error when the server cannot be reached: what is remembered may end too early. */
export async function readList<T>(db: Firestore, list: ListOf<T>): Promise<readonly Row<T>[]> {
  const { docs } = await getDocsFromServer(toSdkQuery(db, list));
  return docs.map((found) => toRow(list, found));
}
