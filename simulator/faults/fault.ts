import { z } from 'zod';

const fields = z.record(z.string(), z.unknown());

/** Everything that can go wrong with one request. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** An error instead of an answer: 401, 403, 429, 500, 502, 503, … */
  z.strictObject({
    kind: z.literal('status'),
    status: z.int().min(200).max(599),
    retryAfterSeconds: z.number().optional(),
    format: z.enum(['json', 'text', 'html', 'empty']).default('json'),
    message: z.string().default('Simulated fault'),
  }),
  /** Waits before answering: a fixed time, or uniform between two. */
  z.strictObject({
    kind: z.literal('latency'),
    ms: z.number().min(0),
    maxMs: z.number().optional(),
  }),
  /** Cuts the connection after part of the body (0: before the headers). */
  z.strictObject({ kind: z.literal('reset'), atShare: z.number().min(0).max(1).default(0.5) }),
  /** Never answers, until the client gives up or the simulator stops. */
  z.strictObject({ kind: z.literal('hang') }),
  /** 200 with JSON that ends too early. */
  z.strictObject({ kind: z.literal('truncate'), atShare: z.number().min(0).max(1).default(0.5) }),
  /** 200 with an HTML page. */
  z.strictObject({ kind: z.literal('html') }),
  /** 200 with `{ error }`. */
  z.strictObject({
    kind: z.literal('error_200'),
    message: z.string().default('Simulated refusal'),
  }),
  /** 200 with this body, whatever the route would say: `{}`, `[]`, a login without token. */
  z.strictObject({ kind: z.literal('body'), body: z.unknown() }),
  /** Answers 401 and ends every token issued so far. */
  z.strictObject({ kind: z.literal('revoke_tokens') }),
  /** Answers with page 1 whatever page was asked for. */
  z.strictObject({ kind: z.literal('page_ignored') }),
  /** Serves the page before the one asked for. */
  z.strictObject({ kind: z.literal('page_repeated') }),
  /** Keeps only the first rows of a list. */
  z.strictObject({ kind: z.literal('few_rows'), rows: z.int().min(0).default(49) }),
  /** Repeats the first rows of a list at its end. */
  z.strictObject({ kind: z.literal('duplicate_rows'), rows: z.int().min(1).default(5) }),
  /** Leaves out the rows with this field value, or the first row. */
  z.strictObject({ kind: z.literal('drop_rows'), where: fields.optional() }),
  /**
   * Changes rows, in a list or alone: those whose fields equal `where` (as text), or the first `limit`. `{ "$number": "9007199254740993" }`
   * as a value is written as a JSON number with exactly these digits.
   */
  z.strictObject({
    kind: z.literal('patch_rows'),
    where: fields.optional(),
    set: fields.default({}),
    remove: z.array(z.string()).default([]),
    limit: z.int().min(1).default(1),
  }),
  /** Wraps this one list differently. */
  z.strictObject({
    kind: z.literal('envelope'),
    form: z.enum(['array', 'numeric', 'customers', 'orders', 'data', 'results', 'items', 'rows']),
    totalRows: z.boolean().default(false),
  }),
  /** After the answer, places an order: the rest of a newest-first walk shifts by one. */
  z.strictObject({ kind: z.literal('insert_order_after') }),
  /** After the answer, voids the newest order. With `remove` it leaves the list, so that the walk shifts back by one. */
  z.strictObject({ kind: z.literal('void_order_after'), remove: z.boolean().default(false) }),
]);

export type Fault = z.infer<typeof faultSchema>;
export type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>;

/** Which requests a fault strikes. All given conditions must hold; counting is over requests of this method and path. */
export const matchSchema = z.strictObject({
  method: z.string().optional(),
  /** Below the base URL; `*` stands for any text: `/order`, `/order/*`, `*`. */
  path: z.string().default('*'),
  /** Lets the first ones pass. */
  after: z.int().min(0).default(0),
  /** Only this one, counted from 1 after those that passed. */
  nth: z.int().min(1).optional(),
  everyNth: z.int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
  /** At most so many strikes. */
  times: z.int().min(0).optional(),
});

/** A standing rule: faults of every rule that matches strike, in the order of the rules. */
export const faultRuleSchema = z.strictObject({
  match: matchSchema.default({ path: '*', after: 0 }),
  fault: faultSchema,
});

export type FaultRule = z.infer<typeof faultRuleSchema>;
export type FaultRuleInput = z.input<typeof faultRuleSchema>;
