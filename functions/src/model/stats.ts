import { z } from 'zod';
import { segmentSchema } from './segment';
import { orderStatusSchema } from './order';
import { centsSchema, instantSchema } from './primitives';

/** `orgs/{org}/stats/current`: organisation-wide counts, from aggregation queries at one read time. */
export const currentStatsSchema = z.strictObject({
  customers: z.strictObject({
    /** Everyone in the roster, guests included, deleted ones not. */
    total: z.int(),
    guests: z.int(),
    withOrders: z.int(),
  }),
  /** Customers per segment; guests have none. */
  segments: z.record(segmentSchema, z.int()),
  orders: z.strictObject({
    total: z.int(),
    counted: z.int(),
    revenueCents: centsSchema,
    byStatus: z.record(orderStatusSchema, z.int()),
  }),
  products: z.strictObject({ total: z.int(), priced: z.int() }),
  computedAt: instantSchema,
});
export type CurrentStats = z.infer<typeof currentStatsSchema>;
