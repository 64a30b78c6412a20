/** A query as plain data: a test can derive the indexes it needs, and server and browser can ask the same one. */
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

/** Firestore takes one `array-contains` a query. */
export type Condition = readonly [
  field: string,
  op: '==' | '<' | '<=' | '>' | '>=' | '!=' | 'in' | 'array-contains',
  value: unknown,
];
export type Order = readonly [field: string, direction: 'asc' | 'desc'];

/** The field name that stands for a document's id in conditions and orders. */
export const DOCUMENT_ID = '__name__';
