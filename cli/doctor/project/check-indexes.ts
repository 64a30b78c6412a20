import { z } from 'zod';
import { nameSome, type Finding } from '../finding';
import type { ExpectedIndexes } from '../expected';
import { deployCommand, type ProjectCheck } from './check';

const fieldSchema = z.looseObject({
  fieldPath: z.string().default(''),
  order: z.string().optional(),
  arrayConfig: z.string().optional(),
});
const indexSchema = z.looseObject({
  name: z.string().default(''),
  queryScope: z.string(),
  state: z.string().default('READY'),
  fields: z.array(fieldSchema).default([]),
});
const overriddenSchema = z.looseObject({
  name: z.string(),
  indexConfig: z.looseObject({ indexes: z.array(indexSchema).default([]) }).optional(),
  ttlConfig: z.looseObject({ state: z.string() }).optional(),
});

const DATABASE = 'databases/(default)/collectionGroups/-';

/** Whether every index of `firestore.indexes.json` is there and built. */
export const checkIndexes: ProjectCheck = async (view) => {
  const { google, projectId, expected } = view;
  const [composite, fields] = await Promise.all([
    google.list('firestore', `/v1/projects/${projectId}/${DATABASE}/indexes`, {
      key: 'indexes',
      schema: indexSchema,
    }),
    readFields(view),
  ]);
  const deployed = new Map([
    ...composite.map((index) => [keyOf(collectionOf(index.name), index), index.state] as const),
    ...fields.flatMap(({ name, indexConfig }) =>
      (indexConfig?.indexes ?? []).map(
        (index) =>
          [keyOf(collectionOf(name), withPath(index, fieldOf(name))), index.state] as const,
      ),
    ),
  ]);
  const wanted = wantedKeys(expected.indexes);
  const missing = wanted.filter((key) => !deployed.has(key));
  const building = wanted.filter((key) => deployed.has(key) && deployed.get(key) !== 'READY');
  return [
    ...(missing.length > 0
      ? [
          report(projectId, {
            what: `${missing.length} of ${wanted.length} indexes are missing, so what queries by them fails: ${nameSome(missing)}.`,
            remedy: 'Deploy the indexes and wait until they are built.',
            command: deployCommand(view, 'indexes'),
          }),
        ]
      : []),
    ...(building.length > 0
      ? [
          report(projectId, {
            what: `Not built yet, so what queries by them fails: ${nameSome(building)}.`,
            remedy:
              'Wait until they are; one that needs repair is to be deleted and deployed again.',
            command: `gcloud firestore indexes composite list --project ${projectId}`,
          }),
        ]
      : []),
  ];
};

/** Whether Firestore deletes what has expired. */
export const checkTtl: ProjectCheck = async (view) => {
  const fields = await readFields(view);
  const active = new Set(
    fields
      .filter(({ ttlConfig }) => ttlConfig?.state === 'ACTIVE')
      .map(({ name }) => `${collectionOf(name)}.${fieldOf(name)}`),
  );
  return view.expected.indexes.fieldOverrides
    .filter(({ ttl }) => ttl === true)
    .map(({ collectionGroup, fieldPath }) => `${collectionGroup}.${fieldPath}`)
    .filter((field) => !active.has(field))
    .map((field) => ({
      id: 'missing-ttl',
      where: view.projectId,
      what: `Nothing is deleted by ${field}: its time-to-live policy is not active, so what expires there stays.`,
      remedy: 'Deploy the indexes, which carry the policies, and give them up to a day.',
      command: deployCommand(view, 'indexes'),
    }));
};

function readFields({ google, projectId }: Parameters<ProjectCheck>[0]) {
  const filter = encodeURIComponent('indexConfig.usesAncestorConfig=false OR ttlConfig:*');
  return google.list('firestore', `/v1/projects/${projectId}/${DATABASE}/fields?filter=${filter}`, {
    key: 'fields',
    schema: overriddenSchema,
  });
}

function report(where: string, said: Pick<Finding, 'what' | 'remedy' | 'command'>): Finding {
  return { id: 'missing-index', where, ...said };
}

function wantedKeys({ indexes, fieldOverrides }: ExpectedIndexes): string[] {
  return [
    ...indexes.map((index) => keyOf(index.collectionGroup, index)),
    ...fieldOverrides.flatMap(({ collectionGroup, fieldPath, indexes: single }) =>
      single.map(({ queryScope, order, arrayConfig }) =>
        keyOf(collectionGroup, { queryScope, fields: [{ fieldPath, order, arrayConfig }] }),
      ),
    ),
  ];
}

/** Google adds the document's name as the last field; what was asked for does not name it. */
function keyOf(
  collection: string,
  {
    queryScope,
    fields,
  }: {
    queryScope: string;
    fields: readonly {
      fieldPath: string;
      order?: string | undefined;
      arrayConfig?: string | undefined;
    }[];
  },
): string {
  const own = fields.filter(({ fieldPath }) => fieldPath !== '__name__');
  const by = own.map(({ fieldPath, order, arrayConfig }) => `${fieldPath} ${order ?? arrayConfig}`);
  return `${collection}${queryScope === 'COLLECTION_GROUP' ? ' (all)' : ''}: ${by.join(', ')}`;
}

function withPath<T extends { fields: readonly z.infer<typeof fieldSchema>[] }>(
  index: T,
  fieldPath: string,
): T {
  return { ...index, fields: index.fields.map((field) => ({ ...field, fieldPath })) };
}

/** Of `…/collectionGroups/{collection}/…`. */
function collectionOf(name: string): string {
  return /\/collectionGroups\/([^/]+)\//.exec(name)?.[1] ?? '';
}

function fieldOf(name: string): string {
  return (/\/fields\/([^/]+)$/.exec(name)?.[1] ?? '').replaceAll('`', '');
}
