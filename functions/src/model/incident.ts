import { z } from 'zod';
import { instantSchema } from './primitives';

/** What keeps an organisation's figures from being right, and needs a person. */
export const INCIDENT_KINDS = [
  /** Syncing has stopped until somebody sees to the login. */
  'needs_attention',
  /** No sync has succeeded for three intervals. */
  'late',
  /** Syncs succeed and bring no order though the org usually sells at such hours. */
  'stalled',
  /** Much has vanished at the POS at once; somebody has to confirm it. */
  'held',
  /** Webhooks have stopped while sales go on. */
  'webhook_silence',
  /** A day's sales are stored with another sum than the POS said. */
  'books',
] as const;
export const incidentKindSchema = z.enum(INCIDENT_KINDS);
export type IncidentKind = z.infer<typeof incidentKindSchema>;

/**
 * `orgs/{org}/incidents/{kind}`: the latest incident of a kind. It is `seen` first, `open` when it has lasted (staff are told then),
 * `calming` while it seems over, and `closed` when that has lasted too (staff are told again, if they were told before).
 */
export const incidentSchema = z.strictObject({
  kind: incidentKindSchema,
  state: z.enum(['seen', 'open', 'calming', 'closed']),
  /** The how manieth of its kind this is, from 1. */
  number: z.int().min(1),
  /** Whether it is still to be looked at: all but closed ones. */
  watched: z.boolean(),
  seenAt: instantSchema,
  /** When staff were told; null when it passed before. */
  openedAt: instantSchema.nullable(),
  /** Since when it seems over; null while it goes on. */
  calmSince: instantSchema.nullable(),
  closedAt: instantSchema.nullable(),
  /** Times in a row that its kind came back within a day. Each doubles how long it must last before somebody is told. */
  recurrences: z.int().min(0),
  /** When time alone may move it on; null when only news does. */
  lookAt: instantSchema.nullable(),
  /** What is wrong, in one sentence for staff, without personal data. */
  cause: z.string(),
});
export type Incident = z.infer<typeof incidentSchema>;
