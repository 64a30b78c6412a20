import { z } from 'zod';
import type { SyncJob } from '../../../functions/src/model/run';
import type { Write } from '../../../functions/src/store/database';
import type { Lead } from './worker/world-time';

/** One invocation of a shipped use case, as a function instance gets it. */
export type Task =
  | { readonly name: 'run'; readonly job: SyncJob }
  | { readonly name: 'drain'; readonly orgId: string }
  | { readonly name: 'sweep' }
  | { readonly name: 'schedule' }
  | { readonly name: 'manual'; readonly orgId: string }
  | {
      readonly name: 'webhook';
      readonly body: Uint8Array;
      readonly signature: string | undefined;
      /** How often it has been sent. */
      readonly attempt: number;
    };

/** How the workers of a round are set up. */
export interface Setting {
  readonly projectId: string;
  /** A run's worker that is silent for so long is taken for dead. */
  readonly leaseMs: number;
  readonly handOverAfterMs: number;
}

/** What a worker process is told. */
export type Order =
  | { readonly kind: 'clock'; readonly leads: readonly Lead[] }
  | {
      readonly kind: 'task';
      readonly task: Task;
      readonly setting: Setting;
      readonly leads: readonly Lead[];
    };

const job = z.strictObject({ orgId: z.string(), runId: z.string() });

/** What a worker process tells. Nothing of it is certain to arrive: it may be killed at any time. */
export const newsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** It is about to call the database. */
  z.strictObject({ kind: z.literal('call'), label: z.string() }),
  z.strictObject({
    kind: z.literal('committed'),
    writes: z.array(z.custom<Write>((value) => typeof value === 'object')),
    /** Microseconds of Firestore's own clock. */
    atMicros: z.number(),
  }),
  /** A commit failed: refused, or of unknown fate. */
  z.strictObject({
    kind: z.literal('refused'),
    error: z.string(),
    paths: z.array(z.string()),
  }),
  z.strictObject({ kind: z.literal('rang'), jobs: z.array(job) }),
  z.strictObject({ kind: z.literal('said'), line: z.string() }),
  z.strictObject({ kind: z.literal('ended'), value: z.unknown() }),
  z.strictObject({ kind: z.literal('failed'), error: z.string() }),
]);
export type News = z.infer<typeof newsSchema>;
