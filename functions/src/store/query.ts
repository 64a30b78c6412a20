import type { Query } from '../model/query';

export { DOCUMENT_ID, type Condition, type Order, type Query } from '../model/query';

/** What an aggregation query returns: a count, or a count and a sum. */
export interface Aggregate {
  readonly query: Query;
  /** A numeric field to add up; absent for a count alone. */
  readonly sum?: string;
}
