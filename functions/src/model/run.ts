import { z } from 'zod';
import { instantSchema } from './primitives';
import { streamSchema } from './source';

export const RUN_STATES = [
  'queued',
  'running',
  'succeeded',
  /** Some streams failed or need a decision; the others are complete. */
  'partial',
  'failed',
  /** Dropped because another run of the org was at work. */
  'superseded',
  /** Not started before its `notAfter`. */
  'expired',
  'cancelled',
] as const;
export const runStateSchema = z.enum(RUN_STATES);
export type RunState = z.infer<typeof runStateSchema>;

/** Whether nothing will change about a run any more. */
export function isFinal(state: RunState): boolean {
  return state !== 'queued' && state !== 'running';
}

const countSchema = z.int().min(0).default(0);

/** What one stream of a run did. Unchanged rows are counted too, so that "nothing to do" differs from "nothing came". */
export const streamCountsSchema = z.strictObject({
  pages: countSchema,
  fetched: countSchema,
  created: countSchema,
  updated: countSchema,
  unchanged: countSchema,
  /** Observations older than what is stored. */
  stale: countSchema,
  deleted: countSchema,
  quarantined: countSchema,
  /** Stored with a status nobody mapped. */
  unknownStatus: countSchema,
});
export type StreamCounts = z.infer<typeof streamCountsSchema>;

export const streamReportSchema = z.strictObject({
  state: z.enum(['waiting', 'running', 'complete', 'failed', 'held']),
  counts: streamCountsSchema,
  /** Why the stream failed or is held, in one sentence. */
  error: z.string().nullable(),
  /** True when no order has come for long though the org usually sells at such hours; absent otherwise. */
  stalled: z.boolean().optional(),
});
export type StreamReport = z.infer<typeof streamReportSchema>;

/** What a run cost. Firestore operations are those of the run itself; recompute is billed apart. */
export const runCostSchema = z.strictObject({
  apiCalls: countSchema,
  reads: countSchema,
  writes: countSchema,
  deletes: countSchema,
  /** Workers that were started for it. */
  invocations: countSchema,
});
export type RunCost = z.infer<typeof runCostSchema>;

/** What operations cost, in dollars each. */
export interface Prices {
  readonly perRead: number;
  readonly perWrite: number;
  readonly perDelete: number;
  /** Of a function. */
  readonly perInvocation: number;
}

export const triggerSchema = z.enum(['schedule', 'manual', 'cron', 'hint']);
export type RunTrigger = z.infer<typeof triggerSchema>;

/** `orgs/{org}/syncRuns/{runId}`: the truth about a run; a Pub/Sub message only rings for it. */
export const runSchema = z.strictObject({
  trigger: triggerSchema,
  /** The run that was given up and whose place it takes because somebody asked; absent otherwise. */
  redriveOf: z.string().optional(),
  state: runStateSchema,
  /** Streams to sync, in order. */
  streams: z.array(streamSchema),
  createdAt: instantSchema,
  /** Not started after this instant: a later run has taken its place. */
  notAfter: instantSchema,
  startedAt: instantSchema.nullable(),
  finishedAt: instantSchema.nullable(),
  /** Last sign of life; `sweep` rings again for a run that stays silent. */
  progressAt: instantSchema,
  /** Starts since the run last made progress. */
  attempts: countSchema,
  /** Times the run was handed to a fresh worker because its time was up. */
  handOvers: countSchema,
  /** The last of them in a row that left the walk at the page where they had taken it up. */
  idleHandOvers: countSchema,
  /** Who carries the run out; null when nobody does. */
  worker: z.string().nullable().default(null),
  /** Somebody wants the run to end. */
  cancelRequested: z.boolean().default(false),
  reports: z.partialRecord(streamSchema, streamReportSchema),
  cost: runCostSchema,
  error: z.string().nullable(),
  /** When Firestore deletes it: see `keeping.ts`. */
  expireAt: instantSchema,
});
export type Run = z.infer<typeof runSchema>;

/** A Pub/Sub message of the `sync-jobs` topic. */
export const syncJobSchema = z.strictObject({ orgId: z.string(), runId: z.string() });
export type SyncJob = z.infer<typeof syncJobSchema>;

/** A fresh report for a stream that has not begun. */
export function emptyReport(): StreamReport {
  return { state: 'waiting', counts: streamCountsSchema.parse({}), error: null };
}

/** `orgs/{org}/status/sync`: what badges and notices are made of. */
export const syncStatusSchema = z.strictObject({
  lastSuccessAt: instantSchema.nullable(),
  lastRunId: z.string().nullable(),
  lastRunState: runStateSchema.nullable(),
  lastError: z.string().nullable(),
  /** When somebody should begin to look whether syncs still succeed; see `lateness.ts`. Absent before the first one that ended. */
  lateAt: instantSchema.optional(),
  attention: z.strictObject({
    quarantined: z.int().min(0),
    holds: z.int().min(0),
    /** Work that was given up and that nobody has redriven. */
    deadLetters: z.int().min(0).default(0),
    /** True while webhooks have stopped and sales go on; absent otherwise. */
    webhookSilence: z.boolean().optional(),
    /** True while syncs succeed and bring no order though the org usually sells at such hours; absent otherwise. */
    stalled: z.boolean().optional(),
  }),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;
