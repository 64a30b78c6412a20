import { z } from 'zod';
import { EXPORT_COLUMNS } from './customer-export';
import { customerFilterSchema } from './customer-filter-schema';
import { mailChoiceSchema, roleSchema } from './member';
import { orgSchema } from './org';
import { orgIdSchema } from './primitives';
import { rulesChangeSchema } from './rules';
import { streamSchema } from './source';

/** Rows of the quarantine that one call names at most. */
export const MAX_NAMED_ROWS = 100;

const orgId = orgIdSchema;
const customerId = z.string().regex(/^[\w-]{1,200}$/);
const quarantineId = z.string().regex(/^(?:customers|orders|products)-[^/\s]{1,180}$/);
const suggestion = { orgId, suggestionId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) };
const ruleChange = { orgId, rules: rulesChangeSchema };
const intervalMinutes = orgSchema.shape.schedule.shape.intervalMinutes.unwrap();

/** What each callable takes, by its name; anything else is refused. */
export const requestSchemas = {
  syncNow: z.strictObject({ orgId }),
  cancelRun: z.strictObject({ orgId, runId: z.string().regex(/^[\w-]{1,100}$/) }),
  updateOrg: z
    .strictObject({
      orgId,
      /** Minutes between two scheduled syncs. */
      intervalMinutes: intervalMinutes.optional(),
      /** `active` also ends that the org needs attention, or rests because its POS was away. */
      status: z.enum(['active', 'paused']).optional(),
    })
    .refine((wanted) => wanted.intervalMinutes !== undefined || wanted.status !== undefined),
  updateSegmentRules: z.discriminatedUnion('preview', [
    z.strictObject({ ...ruleChange, preview: z.literal(true) }),
    z.strictObject({
      ...ruleChange,
      preview: z.literal(false),
      /** The version that the preview showed. */
      expectedVersion: z.int().min(0),
    }),
  ]),
  recommendFor: z.strictObject({
    orgId,
    customerId,
    /** Left out: what is in stock anywhere. */
    locationId: z.string().min(1).max(200).optional(),
  }),
  mergeCustomers: z.discriminatedUnion('decision', [
    z.strictObject({
      ...suggestion,
      decision: z.literal('accept'),
      primary: z.string().min(1).max(200),
    }),
    z.strictObject({ ...suggestion, decision: z.literal('reject') }),
    z.strictObject({ ...suggestion, decision: z.literal('undo') }),
  ]),
  retryQuarantined: z.strictObject({
    orgId,
    /** `all`: the first 400 that wait. */
    ids: z.union([z.literal('all'), z.array(quarantineId).min(1).max(MAX_NAMED_ROWS)]),
    action: z.enum(['retry', 'dismiss']),
  }),
  readQuarantined: z.strictObject({ orgId, id: quarantineId }),
  redriveDeadLetter: z.strictObject({
    orgId,
    id: z.string().regex(/^(?:run|change|entry)-[\w-]{1,150}$/),
  }),
  decideHold: z.strictObject({
    orgId,
    /** A hold's id is its stream. */
    id: streamSchema,
    /** Of the hold as it was shown; null when that names no records. */
    digest: z.string().min(1).max(200).nullable(),
    decision: z.enum(['confirm', 'reject']),
  }),
  eraseCustomer: z.strictObject({
    orgId,
    customerId: z.string().regex(/^[a-z]{2,8}_[\w.-]{1,100}$/),
    /** What was typed: `confirmationOf` says what it must be. */
    confirmation: z.string().max(200),
  }),
  exportCustomers: z.strictObject({
    orgId,
    filter: customerFilterSchema,
    /** In this order; left out: all. */
    columns: z.array(z.enum(EXPORT_COLUMNS)).min(1).max(EXPORT_COLUMNS.length).optional(),
  }),
  setMember: z.strictObject({
    orgId,
    email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
    /** Null removes the member. */
    role: roleSchema.nullable(),
  }),
  chooseMail: z
    .strictObject({ orgId, ...mailChoiceSchema.shape })
    .refine((wanted) => wanted.report !== undefined || wanted.notices !== undefined),
  previewReport: z.strictObject({ orgId }),
} as const;
