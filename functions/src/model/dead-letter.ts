import { z } from 'zod';
import { effectsSchema } from './change';
import { instantSchema } from './primitives';
import { triggerSchema } from './run';
import { streamSchema } from './source';

const given = {
  /** Why it was given up, in one sentence. */
  reason: z.string(),
  attempts: z.int().min(1),
  state: z.enum(['waiting', 'redriven']),
  createdAt: instantSchema,
  redrivenAt: instantSchema.nullable().default(null),
  /** Id of the run or outbox entry that took its place. */
  redrivenAs: z.string().nullable().default(null),
  /** When Firestore deletes it: see `keeping.ts`. Absent while it waits, and in what was redriven in 0.1. */
  expireAt: instantSchema.optional(),
};

/** `orgs/{org}/deadLetters/{id}`: work that kept failing and waits for somebody to put right what stops it. */
export const deadLetterSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run'),
    runId: z.string(),
    trigger: triggerSchema,
    streams: z.array(streamSchema),
    ...given,
  }),
  /** Customers, days and products that could not be computed. */
  z.strictObject({
    kind: z.literal('change'),
    effects: effectsSchema,
    /** What stood in an outbox entry that could not be read, as JSON, cut to a length; null when it could be read. */
    unread: z.string().nullable().default(null),
    ...given,
  }),
]);
export type DeadLetter = z.infer<typeof deadLetterSchema>;
