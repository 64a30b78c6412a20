import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const OPS = join(__dirname, '../../ops');

const metricSchema = z.strictObject({
  name: z.string().regex(/^trellis_[a-z_]+$/),
  description: z.string(),
  filter: z.string(),
  metricDescriptor: z.strictObject({
    metricKind: z.literal('DELTA'),
    valueType: z.enum(['INT64', 'DISTRIBUTION']),
    unit: z.string(),
    labels: z
      .array(
        z.strictObject({
          key: z.string(),
          valueType: z.literal('STRING'),
          description: z.string(),
        }),
      )
      .default([]),
  }),
  valueExtractor: z.string().optional(),
  labelExtractors: z.record(z.string(), z.string()).default({}),
});

/** A metric that Cloud Logging counts from our lines. */
export type Metric = z.infer<typeof metricSchema>;

const conditionSchema = z.looseObject({
  displayName: z.string(),
  conditionThreshold: z
    .looseObject({ filter: z.string(), denominatorFilter: z.string().optional() })
    .optional(),
  conditionAbsent: z.looseObject({ filter: z.string() }).optional(),
  conditionPrometheusQueryLanguage: z.looseObject({ query: z.string() }).optional(),
});

const policySchema = z.looseObject({
  displayName: z.string().startsWith('Trellis: '),
  userLabels: z.strictObject({ trellis: z.string() }),
  documentation: z.strictObject({ mimeType: z.literal('text/markdown'), content: z.string() }),
  conditions: z.array(conditionSchema).min(1),
});

/** An alert policy. */
export type Policy = z.infer<typeof policySchema>;

function readAll<T>(folder: string, schema: z.ZodType<T>): Map<string, T> {
  const names = readdirSync(join(OPS, folder)).toSorted();
  return new Map(
    names.map((name) => [
      name.replace(/\.json$/, ''),
      schema.parse(JSON.parse(readFileSync(join(OPS, folder, name), 'utf8'))),
    ]),
  );
}

/** Every metric by the name of its file. */
export const readMetrics = (): Map<string, Metric> => readAll('metrics', metricSchema);

/** Every alert policy by the name of its file. */
export const readPolicies = (): Map<string, Policy> => readAll('alerts', policySchema);

/** The names of our metrics that a policy goes by. */
export function metricsOf({ conditions }: Policy): string[] {
  const named = conditions.flatMap((condition) => {
    const { conditionThreshold: over, conditionAbsent: absent } = condition;
    const query = condition.conditionPrometheusQueryLanguage?.query ?? '';
    const filters = [over?.filter, over?.denominatorFilter, absent?.filter];
    return [
      ...filters.flatMap((filter) => /user\/(\w+)/.exec(filter ?? '')?.[1] ?? []),
      ...[...query.matchAll(/user_(\w+?)_sum\b/g)].map(([, name = '']) => name),
    ];
  });
  return [...new Set(named)];
}
