import { DOCUMENT_ID, type Aggregate, type Query } from '../../functions/src/store/query';

type Scope = 'COLLECTION' | 'COLLECTION_GROUP';
type Direction = 'ASCENDING' | 'DESCENDING';

/** A field of a composite index: one that is compared and ordered, or a list that is looked through. */
type IndexedField = OrderedField | { readonly fieldPath: string; readonly arrayConfig: 'CONTAINS' };

/** An entry of `indexes` in firestore.indexes.json. */
export interface CompositeIndex {
  readonly collectionGroup: string;
  readonly queryScope: Scope;
  readonly fields: readonly IndexedField[];
}

/** A field that is queried across all collections of a name, which Firestore does not index by itself. */
export interface GroupField {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly order: Direction;
}

/** What one query needs beyond the indexes that Firestore keeps of every field by itself. */
export interface Needed {
  readonly composites: readonly CompositeIndex[];
  readonly groupFields: readonly GroupField[];
}

interface OrderedField {
  readonly fieldPath: string;
  readonly order: Direction;
}

/** The last part of a collection's path: indexes go by it, wherever the collection lies. */
export function groupOf({ collection }: Query): string {
  return collection.slice(collection.lastIndexOf('/') + 1);
}

/** Every field that a query or an aggregation looks at, document ids left out. */
export function fieldsOf({ query, sum }: Aggregate): string[] {
  const { equal, ordered } = readFields({ query, ...(sum === undefined ? {} : { sum }) });
  return [...equal, ...ordered].map(({ fieldPath }) => fieldPath);
}

function readFields({ query, sum }: Aggregate): {
  equal: IndexedField[];
  ordered: OrderedField[];
} {
  const equal = new Map<string, IndexedField>();
  const ordered = new Map<string, Direction>();
  for (const [field, direction] of query.orderBy ?? [])
    ordered.set(field, direction === 'asc' ? 'ASCENDING' : 'DESCENDING');
  for (const [field, op] of query.where ?? []) {
    if (op === '==' || op === 'in') equal.set(field, { fieldPath: field, order: 'ASCENDING' });
    else if (op === 'array-contains')
      equal.set(field, { fieldPath: field, arrayConfig: 'CONTAINS' });
    else if (!ordered.has(field)) ordered.set(field, 'ASCENDING');
  }
  if (sum !== undefined && !ordered.has(sum)) ordered.set(sum, 'ASCENDING');
  ordered.delete(DOCUMENT_ID);
  return {
    equal: [...equal.values()],
    ordered: [...ordered].map(([fieldPath, order]) => ({ fieldPath, order })),
  };
}

/**
 * What a query needs. Equalities alone are answered from single fields, however many there are; one field that is
 * ranged, ordered or added up by itself too. Anything together needs an index of all, the equal ones first.
 *
 * Where several equalities meet an order, one index for each of them with that order is enough, and serves every selection of
 * them: Firestore reads such indexes side by side and keeps what all of them name ("index merging", Firestore's page about index
 * types; for lists that are looked through, the page "Optimizing indexes" of its Datastore mode, whose engine is the same). A single
 * index of all is derived where an aggregation adds up a field, and for conditions that name several values.
 */
export function deriveIndexes(aggregate: Aggregate): Needed {
  const { query } = aggregate;
  const { equal, ordered } = readFields(aggregate);
  const collectionGroup = groupOf(query);
  if (ordered.length > 0 && equal.length + ordered.length > 1) {
    const queryScope = query.everywhere ? 'COLLECTION_GROUP' : 'COLLECTION';
    const merged = canMerge(aggregate) && equal.length > 1;
    const lists = merged ? equal.map((one) => [one, ...ordered]) : [[...equal, ...ordered]];
    const composites = lists.map((fields) => ({ collectionGroup, queryScope, fields }) as const);
    return { composites, groupFields: [] };
  }
  const alone = [...equal, ...ordered].filter((field) => 'order' in field);
  const groupFields = query.everywhere ? alone.map((field) => ({ collectionGroup, ...field })) : [];
  return { composites: [], groupFields };
}

function canMerge({ query, sum }: Aggregate): boolean {
  return sum === undefined && !(query.where ?? []).some(([, op]) => op === 'in');
}
