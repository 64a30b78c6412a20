import { z } from 'zod';
import { segmentSchema } from './segment';
import { orderStatusSchema } from './order';
import { centsSchema, instantSchema } from './primitives';
import { OPEN_STATUSES } from './sales-figures';

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

/** How many orders wait to become sales, of whichever day. Sales among those of an open status are ready and paid in full. */
export function openOrdersOf({
  counted,
  byStatus,
}: Pick<CurrentStats['orders'], 'counted' | 'byStatus'>): number {
  const open = OPEN_STATUSES.reduce((sum, status) => sum + byStatus[status], 0);
  return open - (counted - byStatus.completed);
}
