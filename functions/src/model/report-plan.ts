import { z } from 'zod';
import { businessDaySchema, instantSchema } from './primitives';

/** `orgs/{org}/reports/{week}`: that the report of a week was planned, in the commit that left a delivery for each recipient. */
export const reportPlanSchema = z.strictObject({
  /** The Monday of the week that it tells of. */
  week: businessDaySchema,
  plannedAt: instantSchema,
  recipients: z.int().min(0),
  /** When Firestore deletes it: see `keeping.ts`. Absent in those of 0.1. */
  expireAt: instantSchema.optional(),
});
export type ReportPlan = z.infer<typeof reportPlanSchema>;
