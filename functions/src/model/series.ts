import { z } from 'zod';
import { businessDaySchema, centsSchema, instantSchema } from './primitives';

const shareSchema = z.strictObject({
  orders: z.int().min(0),
  revenueCents: centsSchema,
  /** Sales by the hour (0 to 23) on the clocks of their location; hours without one are left out. */
  hours: z.record(z.string(), z.int().min(1)),
});

/** What a year's line says of one day. */
export const seriesDaySchema = shareSchema.extend({
  newBuyers: z.int().min(0),
  returningBuyers: z.int().min(0),
  /** By POS location id; without their hours on a day with more than ten locations. */
  locations: z.record(z.string(), shareSchema),
});
export type SeriesDay = z.infer<typeof seriesDaySchema>;

/** `orgs/{org}/stats/series_{YYYY}`: a year in one document, for charts. Days without a sale or an open order are left out. */
export const seriesSchema = z.strictObject({
  year: z.string(),
  days: z.record(businessDaySchema, seriesDaySchema),
  computedAt: instantSchema,
});
export type Series = z.infer<typeof seriesSchema>;

/** The year whose line a day (`YYYY-MM-DD`) belongs to. */
export function yearOf(day: string): string {
  return day.slice(0, 4);
}
