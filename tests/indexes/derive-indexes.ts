import { DOCUMENT_ID, type Aggregate, type Query } from '../../functions/src/store/query';

type Scope = 'COLLECTION' | 'COLLECTION_GROUP';
type Direction = 'ASCENDING' | 'DESCENDING';

/** An entry of `indexes` in firestore.indexes.json. */
export interface CompositeIndex {
  readonly collectionGroup: string;
  readonly queryScope: Scope;
  readonly fields: readonly { readonly fieldPath: string; readonly order: Direction }[];
}

/** A field that is queried across all collections of a name, which Firestore does not index by itself. */
export interface GroupField {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly order: Direction;
}

/** What one query needs beyond the indexes that Firestore keeps of every field by itself. */
export interface Needed {
  readonly composite: CompositeIndex | null;
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
  return [...equal, ...ordered.map(({ fieldPath }) => fieldPath)];
}

function readFields({ query, sum }: Aggregate): {
  equal: string[];
  ordered: OrderedField[];
} {
  const equal = new Set<string>();
  const ordered = new Map<string, Direction>();
  for (const [field, direction] of query.orderBy ?? [])
    ordered.set(field, direction === 'asc' ? 'ASCENDING' : 'DESCENDING');
  for (const [field, op] of query.where ?? []) {
    if (op === '==' || op === 'in') equal.add(field);
    else if (!ordered.has(field)) ordered.set(field, 'ASCENDING');
  }
  if (sum !== undefined && !ordered.has(sum)) ordered.set(sum, 'ASCENDING');
  ordered.delete(DOCUMENT_ID);
  return {
    equal: [...equal],
    ordered: [...ordered].map(([fieldPath, order]) => ({ fieldPath, order })),
  };
}

/**
 * What a query needs. Equalities alone are answered from single fields, however many there are; one field that is
 * ranged, ordered or added up by itself too. Anything together needs an index of all, the equal ones first.
 */
export function deriveIndexes(aggregate: Aggregate): Needed {
  const { query } = aggregate;
  const { equal, ordered } = readFields(aggregate);
  const collectionGroup = groupOf(query);
  const all: OrderedField[] = [
    ...equal.map((fieldPath) => ({ fieldPath, order: 'ASCENDING' as const })),
    ...ordered,
  ];
  if (ordered.length > 0 && all.length > 1) {
    const queryScope = query.everywhere ? 'COLLECTION_GROUP' : 'COLLECTION';
    return { composite: { collectionGroup, queryScope, fields: all }, groupFields: [] };
  }
  const groupFields = query.everywhere ? all.map((field) => ({ collectionGroup, ...field })) : [];
  return { composite: null, groupFields };
}
