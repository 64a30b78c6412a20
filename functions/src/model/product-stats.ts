import { z } from 'zod';
import { businessDaySchema, centsSchema, instantSchema } from './primitives';

/** Days that a trend is read from, and that come before them. */
export const TREND_DAYS = 28;
const WEEK_DAYS = 7;

/** More units a day than that, over a week, and a product is in demand. */
const IN_DEMAND_ABOVE = 2;

/** What was sold of one product in the whole days up to yesterday. */
export const productSalesSchema = z.strictObject({
  /** Units in the last 7 days. */
  units7: z.number().min(0),
  /** Units in the last 28 days. */
  units28: z.number().min(0),
  /** Units in the 28 days before those. */
  unitsBefore28: z.number().min(0),
  /** List value before discounts and tax, over the last 28 days. */
  salesCents28: centsSchema,
  /** The last of all these days on which it was sold. */
  lastSoldOn: businessDaySchema,
});
export type ProductSales = z.infer<typeof productSalesSchema>;

/**
 * `orgs/{org}/stats/products`, and `stats/products_{locationId}` of one location: what was sold of each product, by product id, made
 * of the figures of business days. Products that were not sold in eight weeks are left out.
 */
export const productStatsSchema = z.strictObject({
  /** The last day that is part of it: yesterday on the organisation's clocks when it was made. */
  asOf: businessDaySchema,
  products: z.record(z.string(), productSalesSchema),
  computedAt: instantSchema,
});
export type ProductStats = z.infer<typeof productStatsSchema>;

/** Units a day over the last four weeks. */
export function unitsPerDay({ units28 }: Pick<ProductSales, 'units28'>): number {
  return units28 / TREND_DAYS;
}

/** Whether more than two units a day were sold over the last week. */
export function isInDemand({ units7 }: Pick<ProductSales, 'units7'>): boolean {
  return units7 > IN_DEMAND_ABOVE * WEEK_DAYS;
}

/** The change against the four weeks before: 0.5 is half as much again, −1 nothing any more; null when there was nothing then. */
export function trendOf({
  units28,
  unitsBefore28,
}: Pick<ProductSales, 'units28' | 'unitsBefore28'>): number | null {
  return unitsBefore28 === 0 ? null : (units28 - unitsBefore28) / unitsBefore28;
}

/** How many days `available` units last at the pace of the last four weeks; null when none was sold in them. */
export function daysOfStock(
  available: number,
  sales: Pick<ProductSales, 'units28'> | undefined,
): number | null {
  if (!sales || sales.units28 === 0) return null;
  return Math.max(0, available) / unitsPerDay(sales);
}
