import { KEEPING } from '../../functions/src/model/keeping';
import { PATHS } from '../../functions/src/model/paths';
import { deriveIndexes, type CompositeIndex, type GroupField } from './derive-indexes';
import { DASHBOARD_QUERIES } from './dashboard-queries';
import { STORE_QUERIES } from './store-queries';

/** An entry of `fieldOverrides` in firestore.indexes.json: the only indexes of one field. */
export interface FieldOverride {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly ttl?: true;
  readonly indexes: readonly { readonly queryScope: string; readonly order: string }[];
}

/** Fields that no query looks at and that are large, deep or change with every write: indexing them would only cost. */
export const EXEMPT: readonly (readonly [collectionGroup: string, fieldPath: string])[] = [
  ['private', 'json'],
  ['private', 'sealed'],
  ['manifests', 'entries'],
  ['streams', 'books'],
  ['streams', 'recent'],
  ['streams', 'open'],
  ['customers', 'insights.why'],
  ['customers', 'insights.preferences'],
  ['customers', 'insights.forecast'],
  ['customers', 'insights.watch.reasons'],
  ['transitions', 'why'],
  ['models', 'purchase'],
  ['models', 'scorecard'],
  ['private', 'products'],
  ['customers', 'crm.notes'],
  ['suggestions', 'reasons'],
  ['orders', 'items'],
  ['products', 'stock'],
  ['quarantine', 'reasons'],
  ['changes', 'effects'],
  ['deadLetters', 'effects'],
  ['holds', 'ids'],
  ['notes', 'effects'],
  ['syncRuns', 'reports'],
  ['stats', 'breakdown'],
  ['stats', 'cohorts'],
  ['stats', 'days'],
  ['stats', 'locations'],
  ['stats', 'products'],
];

/** When Firestore deletes a document by itself. Not indexed: the times follow one another, which makes a hot spot. */
export const TTL: readonly (readonly [collectionGroup: string, fieldPath: string])[] =
  Object.entries(KEEPING).flatMap(([name, { days }]) =>
    days === null ? [] : [[groupOfPath(name), 'expireAt'] as const],
  );

function groupOfPath(name: string): string {
  const template = Object.entries(PATHS).find(([one]) => one === name)?.[1] ?? '';
  return template.split('/').at(-2) ?? '';
}

/** What firestore.indexes.json must hold, neither more nor less. */
export function expectedIndexes(): { indexes: CompositeIndex[]; fieldOverrides: FieldOverride[] } {
  const dashboard = DASHBOARD_QUERIES.map((query) => ({ query }));
  const needed = [...[...STORE_QUERIES.values()].flat(), ...dashboard].map(deriveIndexes);
  const overrides: FieldOverride[] = [
    ...toOverrides(needed.flatMap(({ groupFields }) => groupFields)),
    ...EXEMPT.map(([collectionGroup, fieldPath]) => ({ collectionGroup, fieldPath, indexes: [] })),
    ...TTL.map(([collectionGroup, fieldPath]) => ({
      collectionGroup,
      fieldPath,
      ttl: true as const,
      indexes: [],
    })),
  ];
  return {
    indexes: distinct(needed.flatMap(({ composites }) => composites)),
    fieldOverrides: distinct(overrides),
  };
}

/** An override replaces what Firestore indexes by itself, so the indexes of the single collection come along. */
function toOverrides(fields: readonly GroupField[]): FieldOverride[] {
  return fields.map(({ collectionGroup, fieldPath, order }) => ({
    collectionGroup,
    fieldPath,
    indexes: [
      { queryScope: 'COLLECTION', order: 'ASCENDING' },
      { queryScope: 'COLLECTION', order: 'DESCENDING' },
      { queryScope: 'COLLECTION_GROUP', order },
    ],
  }));
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
