import { z } from 'zod';
import { instantSchema } from './primitives';

/** The three kinds of record that come from a point of sale; also the names of a sync's streams, in the order they run. */
export const STREAMS = ['customers', 'orders', 'products'] as const;
export const streamSchema = z.enum(STREAMS);
export type Stream = z.infer<typeof streamSchema>;

/**
 * What decides which of two observations of one record is newer.
 *
 * `updatedAt` is the POS's own update time, null when the row carries none; `observedAt` is the POS's
 * clock (its `Date` header) when it served the row; `hash` covers the normalised record, `updatedAt` included.
 */
export const versionSchema = z.strictObject({
  updatedAt: instantSchema.nullable(),
  observedAt: instantSchema,
  hash: z.string(),
});
export type Version = z.infer<typeof versionSchema>;

/** Where a stored record comes from and which observation of it is stored. Written by `commitRecords` only. */
export const sourceSchema = z.strictObject({
  provider: z.string(),
  /** The POS's own id with its exact digits. */
  externalId: z.string(),
  version: versionSchema,
  /** When Trellis first stored the record. */
  firstSeenAt: instantSchema,
  /** When a complete look at the POS no longer found the record; null while it exists. */
  deletedAt: instantSchema.nullable(),
  /** True for a customer known only because an order names it; its roster row has not been seen yet. */
  stub: z.boolean(),
  /** Whether a private companion document (contact details, cost) stands beside the record. Of orders, only anonymous ones have any. */
  companion: z.boolean(),
  /** When the customer was erased; absent otherwise. What is left marks the place, so that nothing stores the person again. */
  erasedAt: instantSchema.optional(),
  /** Of an order: when its contact details were erased with the person they were of; absent otherwise. None are stored again. */
  contactErasedAt: instantSchema.optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/**
 * Negative when `a` is older than `b`, positive when newer, zero for the same observation.
 *
 * Update times decide, a version without one being older than any with one; then the time of observation, then the
 * content hash. A total order: workers that see the same versions in different order end with the same one.
 */
export function compareVersions(a: Version, b: Version): number {
  if (a.hash === b.hash) return 0;
  if (a.updatedAt && b.updatedAt) {
    const byUpdate = a.updatedAt.getTime() - b.updatedAt.getTime();
    if (byUpdate !== 0) return byUpdate;
  } else if (a.updatedAt || b.updatedAt) {
    return a.updatedAt ? 1 : -1;
  }
  const byObservation = a.observedAt.getTime() - b.observedAt.getTime();
  if (byObservation !== 0) return byObservation;
  return a.hash < b.hash ? -1 : 1;
}
