import { z } from 'zod';

const endpointSchema = z.looseObject({
  region: z.array(z.string()),
  availableMemoryMb: z.int(),
  timeoutSeconds: z.int(),
  concurrency: z.int(),
  minInstances: z.int(),
  maxInstances: z.int(),
  labels: z.record(z.string(), z.string()),
  serviceAccountEmail: z.unknown(),
  secretEnvironmentVariables: z.array(z.looseObject({ key: z.string() })).default([]),
  scheduleTrigger: z.looseObject({ schedule: z.string() }).optional(),
  callableTrigger: z.looseObject({}).optional(),
  httpsTrigger: z.looseObject({}).optional(),
  eventTrigger: z.looseObject({ eventType: z.string(), retry: z.boolean() }).optional(),
});

/** A function as it declares itself to whoever deploys it. */
export interface DeployedFunction {
  readonly name: string;
  readonly region: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly concurrency: number;
  readonly maxInstances: number;
  readonly labels: Readonly<Record<string, string>>;
  /** The parameter that holds its service account. */
  readonly account: string;
  readonly secrets: readonly string[];
  /** What calls it: a cron expression, `a call`, `a request`, or the kind of event. */
  readonly rungBy: string;
}

/**
 * Every deployed function by name.
 * @throws z.ZodError for one that leaves to the platform what it is given.
 */
export async function readDeployedFunctions(): Promise<DeployedFunction[]> {
  const exported: Record<string, unknown> = { ...(await import('../../functions/src/index')) };
  const byName = Object.entries(exported).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return byName.map(([name, deployed]) => {
    const declared: unknown =
      typeof deployed === 'function' ? Reflect.get(deployed, '__endpoint') : undefined;
    const endpoint = endpointSchema.parse(declared);
    const [region = ''] = endpoint.region;
    return {
      name,
      region,
      memoryMb: endpoint.availableMemoryMb,
      timeoutSeconds: endpoint.timeoutSeconds,
      concurrency: endpoint.concurrency,
      maxInstances: endpoint.maxInstances,
      labels: endpoint.labels,
      account: /[A-Z_]+_ACCOUNT/.exec(String(endpoint.serviceAccountEmail))?.[0] ?? '',
      secrets: endpoint.secretEnvironmentVariables.map(({ key }) => key),
      rungBy: describeTrigger(endpoint),
    };
  });
}

function describeTrigger(endpoint: z.infer<typeof endpointSchema>): string {
  const { scheduleTrigger, callableTrigger, eventTrigger } = endpoint;
  if (scheduleTrigger) return scheduleTrigger.schedule;
  if (callableTrigger) return 'a call';
  if (eventTrigger) return eventTrigger.eventType.includes('pubsub') ? 'a message' : 'a document';
  return 'a request';
}

/** The row of the guide's table that says so. */
export function toRow(one: DeployedFunction): string[] {
  const { name, memoryMb, timeoutSeconds, concurrency, maxInstances, account, rungBy } = one;
  const rung = rungBy.startsWith('a ') ? rungBy : `\`${rungBy}\``;
  return [
    `\`${name}\``,
    rung,
    `${memoryMb} MiB`,
    `${timeoutSeconds} s`,
    String(concurrency),
    String(maxInstances),
    `\`trellis-${account.replace('_ACCOUNT', '').toLowerCase()}\``,
  ];
}
