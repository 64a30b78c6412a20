import { Stream } from 'node:stream';
import { z } from 'zod';

/** Document operations as they went over the wire. */
export interface Operations {
  reads: number;
  writes: number;
  deletes: number;
}

const ENTRIES_PER_AGGREGATE_READ = 1_000;

const aggregateSchema = z.looseObject({
  result: z.looseObject({
    aggregateFields: z.record(
      z.string(),
      z.looseObject({ integerValue: z.coerce.number().optional() }),
    ),
  }),
});
const lookupSchema = z.looseObject({ documents: z.array(z.string()) });
const documentSchema = z.looseObject({ document: z.looseObject({ name: z.string() }) });
const commitSchema = z.looseObject({
  writes: z.array(z.looseObject({ delete: z.string().optional() })),
});

/**
 * Counts what all Firestore clients of this process send and receive, below everything of ours and independent of its own
 * count.
 * @param wire the prototype of the generated client, whose methods go over the wire.
 * @returns counts that grow as clients are used.
 */
export function countOperations(wire: object): Operations {
  const operations: Operations = { reads: 0, writes: 0, deletes: 0 };
  intercept(wire, 'commit', ([request]) => {
    for (const write of commitSchema.safeParse(request).data?.writes ?? [])
      operations[write.delete ? 'deletes' : 'writes'] += 1;
  });
  intercept(wire, 'batchGetDocuments', ([request]) => {
    operations.reads += lookupSchema.parse(request).documents.length;
  });
  for (const method of ['runQuery', 'runAggregationQuery']) {
    intercept(wire, method, (_, stream) => {
      // At least one, also for a query that finds nothing.
      operations.reads += 1;
      if (stream instanceof Stream) countFurther(stream, operations);
    });
  }
  return operations;
}

/** Lets `look` see the arguments and the result of every call of a method. */
function intercept(
  wire: object,
  method: string,
  look: (args: readonly unknown[], result: unknown) => void,
): void {
  const original: unknown = Reflect.get(wire, method);
  if (typeof original !== 'function') throw new Error(`the Firestore client has no ${method}`);
  Reflect.set(wire, method, function intercepted(this: unknown, ...args: unknown[]): unknown {
    const result: unknown = Reflect.apply(original, this, args);
    look(args, result);
    return result;
  });
}

/** Adds what a query's answer costs beyond the first read. */
function countFurther(stream: Stream, operations: Operations): void {
  let documents = 0;
  stream.on('data', (data: unknown) => {
    if (documentSchema.safeParse(data).success) documents += 1;
    if (documents > 1) operations.reads += 1;
    const aggregate = aggregateSchema.safeParse(data);
    const [first] = Object.values(aggregate.data?.result.aggregateFields ?? {});
    const entries = first?.integerValue ?? 0;
    operations.reads += Math.max(0, Math.ceil(entries / ENTRIES_PER_AGGREGATE_READ) - 1);
  });
}
