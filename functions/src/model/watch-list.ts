import { z } from 'zod';

/** What may call for attention. */
export const WATCH_REASONS = [
  'silent',
  'low_retention',
  'falling_retention',
  'churn_risk',
  'lapsing',
] as const;
export const watchReasonSchema = z.enum(WATCH_REASONS);
export type WatchReason = z.infer<typeof watchReasonSchema>;

/** Whether the customer is on the watch list: valuable, and in need of attention. */
export const watchSchema = z.strictObject({
  listed: z.boolean(),
  /** Why the customer counts as valuable, in words and numbers; null when not listed. */
  value: z.string().nullable(),
  /** All that calls for attention; empty when not listed. */
  reasons: z.array(z.strictObject({ reason: watchReasonSchema, text: z.string() })),
});
export type Watch = z.infer<typeof watchSchema>;
