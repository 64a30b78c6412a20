import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { VERSION } from '../../functions/src/config';
import { VERSION_LABEL } from '../../functions/src/sizing';

const ROOT = resolve(__dirname, '../..');

const fieldSchema = z.looseObject({
  fieldPath: z.string(),
  order: z.string().optional(),
  arrayConfig: z.string().optional(),
});
const scopedSchema = z.looseObject({
  queryScope: z.string(),
  order: z.string().optional(),
  arrayConfig: z.string().optional(),
});

const indexesSchema = z.looseObject({
  indexes: z.array(
    z.looseObject({
      collectionGroup: z.string(),
      queryScope: z.string(),
      fields: z.array(fieldSchema),
    }),
  ),
  fieldOverrides: z.array(
    z.looseObject({
      collectionGroup: z.string(),
      fieldPath: z.string(),
      ttl: z.boolean().optional(),
      indexes: z.array(scopedSchema),
    }),
  ),
});

/** What `firestore.indexes.json` says there is to be. */
export type ExpectedIndexes = z.infer<typeof indexesSchema>;

const endpointSchema = z.looseObject({
  region: z.array(z.string()),
  scheduleTrigger: z.looseObject({ schedule: z.string() }).optional(),
  secretEnvironmentVariables: z.array(z.looseObject({ key: z.string() })).default([]),
});

/** A function as the source declares it. */
export interface ExpectedFunction {
  readonly name: string;
  readonly region: string;
  /** Cron expression; null for those that no schedule rings. */
  readonly schedule: string | null;
  readonly secrets: readonly string[];
}

/** What this checkout would deploy. */
export interface Expected {
  /** The functions' label that says so, and what it says. */
  readonly version: { readonly label: string; readonly value: string };
  readonly rules: string;
  readonly indexes: ExpectedIndexes;
  readonly functions: readonly ExpectedFunction[];
}

/** Reads it. @throws Error when a file of the checkout is missing or has another shape. */
export async function readExpected(root: string = ROOT): Promise<Expected> {
  const [rules, indexes] = await Promise.all([
    readFile(resolve(root, 'firestore.rules'), 'utf8'),
    readFile(resolve(root, 'firestore.indexes.json'), 'utf8'),
  ]);
  return {
    version: { label: VERSION_LABEL, value: VERSION.replaceAll('.', '-') },
    rules,
    indexes: indexesSchema.parse(JSON.parse(indexes)),
    functions: readFunctions(),
  };
}

/** By their declarations, which is what a deployment goes by too. Loaded only here, because loading them takes a second. */
function readFunctions(): ExpectedFunction[] {
  const loaded: unknown = require('../../functions/src/index');
  const exported = z.record(z.string(), z.unknown()).parse(Object.assign({}, loaded));
  return Object.entries(exported).flatMap(([name, deployed]) => {
    const declared: unknown =
      typeof deployed === 'function' ? Reflect.get(deployed, '__endpoint') : undefined;
    const endpoint = endpointSchema.safeParse(declared);
    if (!endpoint.success) return [];
    const { region, scheduleTrigger, secretEnvironmentVariables } = endpoint.data;
    return {
      name,
      region: region[0] ?? '',
      schedule: scheduleTrigger?.schedule ?? null,
      secrets: secretEnvironmentVariables.map(({ key }) => key),
    };
  });
}
