import { z } from 'zod';
import { instantSchema } from './primitives';

/** The month of a business day, `YYYY-MM`. */
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** Customers whose first sale fell in one month. */
export const cohortSchema = z.strictObject({
  customers: z.int().min(1),
  /** How many of them bought in each month, their first included; months without any are left out. */
  active: z.record(monthSchema, z.int().min(1)),
});
export type Cohort = z.infer<typeof cohortSchema>;

/** `orgs/{org}/stats/cohorts`: who came back, by month of first sale. Anonymous sales are in no cohort. Made weekly, and when there are many more or fewer sales. */
export const cohortStatsSchema = z.strictObject({
  cohorts: z.record(monthSchema, cohortSchema),
  /** The same by POS location id: a customer belongs to that of their first sale, wherever they buy later. */
  locations: z.record(z.string(), z.record(monthSchema, cohortSchema)),
  /** How many sales the organisation had when they were made, anonymous ones included. */
  sales: z.int().min(0),
  computedAt: instantSchema,
});
export type CohortStats = z.infer<typeof cohortStatsSchema>;

/** The share of a cohort that bought in a month, 0 to 1. */
export function retentionOf({ customers, active }: Cohort, month: string): number {
  return (active[month] ?? 0) / customers;
}
