import type { Timestamp } from 'firebase-admin/firestore';
import type { Aggregate, Query } from './query';

/** Which write of a document a reader saw. Opaque: only good for a precondition. */
export type WriteTime = Timestamp;

/** A document as it was at one instant. Times are `Date`, absent documents have `data` null. */
export interface StoredDocument {
  readonly path: string;
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly writtenAt: WriteTime | null;
  /** Firestore's clock when it was read. */
  readonly readAt: Date;
}

/** One write of an atomic commit. `update` replaces the named fields whole; `create` and `ifWrittenAt` are compare-and-set. */
export type Write =
  | {
      readonly op: 'create' | 'set';
      readonly path: string;
      readonly data: Readonly<Record<string, unknown>>;
    }
  | {
      readonly op: 'update';
      readonly path: string;
      readonly data: Readonly<Record<string, unknown>>;
      readonly ifWrittenAt?: WriteTime;
    }
  | { readonly op: 'delete'; readonly path: string; readonly ifWrittenAt?: WriteTime };

/** Reads that all see the database at one instant. */
export interface Reader {
  getAll(paths: readonly string[]): Promise<StoredDocument[]>;
  query(query: Query): Promise<StoredDocument[]>;
  aggregate(aggregates: readonly Aggregate[]): Promise<AggregateResult[]>;
}

export interface AggregateResult {
  readonly count: number;
  /** 0 when no sum was asked for. */
  readonly sum: number;
}

/** Document operations as Firestore bills them. */
export interface Usage {
  readonly reads: number;
  readonly writes: number;
  readonly deletes: number;
}

/**
 * All that Trellis asks of Firestore. Everything passes here, so this is the place to count, to set deadlines,
 * and, in tests, to make things fail.
 */
export interface Database extends Reader {
  /**
   * Writes all or nothing.
   * @returns the commit's time: the write time of every document in it.
   * @throws {RangeError} when it is empty, too long, or would change or remove what may only be added to: nothing was written.
   * @throws {CommitConflict} when a precondition does not hold; nothing was written.
   * @throws {StoreUnavailable} when it is unknown whether anything was written.
   */
  commit(writes: readonly Write[]): Promise<WriteTime>;
  /** Runs `read` with every read at one instant. May run it more than once. */
  atOneTime<T>(read: (reader: Reader) => Promise<T>): Promise<T>;
  /** Operations since this handle was made. */
  usage(): Usage;
  /** A handle to the same database with a count of its own. */
  metered(): Database;
}
