import { z } from 'zod';
import { instantSchema } from './primitives';

/** Hashes of records by id, as JSON in one string: a map of such a size would be indexed and decoded field by field. */
export const manifestPartSchema = z.strictObject({
  normaliserVersion: z.int(),
  entries: z.string(),
});
export type ManifestPart = z.infer<typeof manifestPartSchema>;

/** `orgs/{org}/streams/{stream}`: one worker's claim, and how far the stream has come. */
export const streamStateSchema = z.strictObject({
  /** Null between runs. Its age is the document's, on Firestore's clock. */
  holder: z.string().nullable(),
  fence: z.int().min(0),
  /** Grows with every commit under the claim: a write that changes nothing would leave the document's age as it was. */
  beat: z.int().min(0),
  /** Where an interrupted walk goes on; null when the last walk ended. */
  checkpoint: z
    .strictObject({
      /** The last page that is stored whole; it is asked for again. */
      position: z.string(),
      since: instantSchema.nullable(),
      startedAt: instantSchema,
      /** Whether the walk compares every row with what is stored. */
      heal: z.boolean().default(false),
    })
    .nullable(),
  /** The newest upstream time that every page of a complete walk has stored; null before the first. */
  watermark: instantSchema.nullable(),
  /** Whether the last walk waits for a decision. */
  held: z.boolean(),
  /** The manifest's shards. */
  shards: z.array(z.string()),
  /** What the manifest has learned since its shards were written; null when nothing. */
  recent: manifestPartSchema.nullable().default(null),
  /** The last look at recent orders for changes that a pull by date of creation does not show. */
  lastRecheckAt: instantSchema.nullable(),
  /** The last walk that compared every row with what is stored, whatever the manifest said. */
  lastHealedAt: instantSchema.nullable(),
  /** Orders that are not final, by external id. They are asked for by id until they are, or are too old. */
  open: z.record(z.string(), z.strictObject({ placedAt: instantSchema, checkedAt: instantSchema })),
  /** When the org has sold of late: by UTC day, a bit for each hour (hour 0 is the lowest) with an order. Empty but for orders. */
  sales: z.record(z.iso.date(), z.int().min(1)).default({}),
  /** What the POS's orders of recent business days last came to, as short texts by day. Empty but for orders. */
  books: z.record(z.iso.date(), z.string()).default({}),
  /** The last walk of everything that reached its end. */
  lastCompleteWalk: z.strictObject({ at: instantSchema, rows: z.int().min(0) }).nullable(),
});
export type StreamState = z.infer<typeof streamStateSchema>;

/** The state of a stream that nobody has touched. */
export const INITIAL_STREAM_STATE: StreamState = {
  holder: null,
  fence: 0,
  beat: 0,
  checkpoint: null,
  watermark: null,
  held: false,
  shards: [],
  recent: null,
  lastRecheckAt: null,
  lastHealedAt: null,
  open: {},
  sales: {},
  books: {},
  lastCompleteWalk: null,
};
