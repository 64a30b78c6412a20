import { z } from 'zod';
import { categorySchema } from './category';
import { businessDaySchema, centsSchema, instantSchema } from './primitives';
import { openOrdersSchema, salesFiguresSchema } from './sales-figures';

/** Goods sold, by lines: list value before discounts and tax. Lines without a price count their units alone. */
export const goodsSchema = z.strictObject({
  units: z.number().min(0),
  salesCents: centsSchema,
});
export type Goods = z.infer<typeof goodsSchema>;

/** Everything that is known of the sales of one day, at one location or at all of them. */
export const daySalesSchema = salesFiguresSchema.extend({
  /** Revenue over sales, to the cent. */
  averageOrderCents: centsSchema,
  open: openOrdersSchema,
  buyers: z.strictObject({
    /** Customers without any earlier sale, wherever it was. */
    new: z.int().min(0),
    /** Customers with an earlier sale, however long ago. */
    returning: z.int().min(0),
  }),
  /** Sales that belong to nobody: without a customer, of a walk-in row, of an erased person. */
  anonymousOrders: z.int().min(0),
  categories: z.partialRecord(categorySchema, goodsSchema),
  /** Sales by the hour (0 to 23) on the clocks of their location; hours without one are left out. */
  hours: z.record(z.string(), z.int().min(1)),
});
export type DaySales = z.infer<typeof daySalesSchema>;

/** The day's part of every product's figures, by product id. Lines that name no product are left out. */
const productsSchema = z.record(z.string(), goodsSchema);

/** What a reading of every order of the day tells. */
export const dayBreakdownSchema = z.strictObject({
  total: daySalesSchema,
  /** By POS location id; locations without a sale or an open order are left out. */
  locations: z.record(
    z.string(),
    // Null on a day that sold so much that a document has room for all locations together alone.
    daySalesSchema.extend({ products: productsSchema.nullable() }),
  ),
  products: productsSchema,
  /** The orders were read then. */
  asOf: instantSchema,
});
export type DayBreakdown = z.infer<typeof dayBreakdownSchema>;

/** `orgs/{org}/stats/day_{YYYY-MM-DD}`: a business day. There is none of a day without a sale or an open order. */
export const dayStatsSchema = z.strictObject({
  day: businessDaySchema,
  /** Up to date with every change. */
  totals: z.strictObject({
    orders: z.int().min(0),
    revenueCents: centsSchema,
    averageOrderCents: centsSchema,
    open: openOrdersSchema,
  }),
  /** The same in detail, at most a few minutes older. */
  breakdown: dayBreakdownSchema,
  computedAt: instantSchema,
});
export type DayStats = z.infer<typeof dayStatsSchema>;
export type DayTotals = DayStats['totals'];
