import { z } from 'zod';
import { instantSchema } from './primitives';

/**
 * `orgs/{org}/audit/{id}`: what a person did, in the commit that does it, or ahead of what it lets out. Nobody changes it or takes it
 * back. What people choose for themselves (mail, saved views) is none of it.
 */
export const auditSchema = z.strictObject({
  action: z.enum([
    'hold_confirmed',
    'hold_rejected',
    'dead_letter_redriven',
    'quarantine_retried',
    'quarantine_dismissed',
    'quarantine_read',
    'merge_accepted',
    'merge_rejected',
    'merge_undone',
    'owner_accepted',
    'owner_rejected',
    'owner_undone',
    'rules_changed',
    'org_added',
    'org_renewed',
    'org_paused',
    'org_resumed',
    'schedule_changed',
    'sync_requested',
    'run_cancelled',
    'customer_erased',
    'customers_exported',
    'member_set',
    'member_removed',
    'deliveries_replayed',
    'records_replayed',
    'webhook_rotated',
    'report_sent',
  ]),
  /** Id of what it was done to; null for everything of its kind, or the organisation itself. */
  target: z.string().nullable(),
  /** What it was set to, such as a role, or how much it was; absent where the action says it all. Never personal data. */
  detail: z.string().optional(),
  /** A user id, or `cli:` and the operator's login. */
  by: z.string().min(1),
  at: instantSchema,
  /** When Firestore deletes it: see `keeping.ts`. Absent in entries of 0.1. */
  expireAt: instantSchema.optional(),
});
export type Audit = z.infer<typeof auditSchema>;
