/** A query as plain data, so that a test can derive the indexes it needs. */
export interface Query {
  /** A collection path, or with `everywhere` the id of a collection group. */
  readonly collection: string;
  readonly everywhere?: boolean;
  readonly where?: readonly Condition[];
  readonly orderBy?: readonly Order[];
  readonly limit?: number;
  /** Values of `orderBy`, after which the result begins. */
  readonly startAfter?: readonly unknown[];
  /** Field paths to return; everything when absent. */
  readonly select?: readonly string[];
}

export type Condition = readonly [
  field: string,
  op: '==' | '<' | '<=' | '>' | '>=' | '!=' | 'in',
  value: unknown,
];
export type Order = readonly [field: string, direction: 'asc' | 'desc'];

/** The field name that stands for a document's id in conditions and orders. */
export const DOCUMENT_ID = '__name__';

/** What an aggregation query returns: a count, or a count and a sum. */
export interface Aggregate {
  readonly query: Query;
  /** A numeric field to add up; absent for a count alone. */
  readonly sum?: string;
}
