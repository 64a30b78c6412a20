import { z } from 'zod';
import type { OrderBody } from './order';
import { businessDaySchema, centsSchema, instantSchema } from './primitives';
import { amountsOf } from './sales-figures';

/** What the sales of a day come to. */
export const bookSumsSchema = z.strictObject({
  orders: z.int().min(0),
  grossCents: centsSchema,
  discountCents: centsSchema,
  taxCents: centsSchema,
  totalCents: centsSchema,
});
export type BookSums = z.infer<typeof bookSumsSchema>;

export const BOOK_FIGURES = [
  'orders',
  'grossCents',
  'discountCents',
  'taxCents',
  'totalCents',
] as const;

/** A figure of which the two sides do not say the same, by however little. */
export const bookDifferenceSchema = z.strictObject({
  figure: z.enum(BOOK_FIGURES),
  pos: z.int(),
  stored: z.int(),
});

/**
 * `orgs/{org}/books/{day}`: what the point of sale said of a business day, added up as a walk read it, against what is stored. It
 * checks our own chain, from the answer of the point of sale to the figures. Whether the point of sale is right it cannot tell.
 */
export const bookSchema = z.strictObject({
  day: businessDaySchema,
  /** Added up over every row of the day while a run walked it. */
  pos: bookSumsSchema,
  /** The run that walked it. */
  runId: z.string(),
  /** The POS's clock when it served the last of these rows. */
  walkedAt: instantSchema,
  /** Added up over the orders that are stored; null until they were compared. */
  stored: bookSumsSchema.nullable(),
  /** `overtaken`: an order of the day has changed since it was walked, so there is nothing left to compare with; the next walk tells. */
  state: z.enum(['waiting', 'balanced', 'differs', 'overtaken']),
  /** Empty unless the day differs. */
  differences: z.array(bookDifferenceSchema),
  comparedAt: instantSchema.nullable(),
});
export type Book = z.infer<typeof bookSchema>;

/** Days that a summary names. */
export const NAMED_DAYS = 10;

/** `orgs/{org}/stats/books`: whether the books balance, at a glance. Only days that were compared count. */
export const booksSummarySchema = z.strictObject({
  /** The latest day that was compared; null before the first. */
  lastDay: businessDaySchema.nullable(),
  /** Up to this one all of them balance; null when the first of them does not. */
  balancedThrough: businessDaySchema.nullable(),
  /** Those that differ, the latest first; the first ten of them. */
  differing: z.array(businessDaySchema).max(NAMED_DAYS),
  /** How many differ altogether. */
  differingCount: z.int().min(0),
  computedAt: instantSchema,
});
export type BooksSummary = z.infer<typeof booksSummarySchema>;

export const NO_SALES: BookSums = {
  orders: 0,
  grossCents: 0,
  discountCents: 0,
  taxCents: 0,
  totalCents: 0,
};

/** The sums with one more order; the same when it is no sale. */
export function withOrder(sums: BookSums, order: Pick<OrderBody, 'counted' | 'totals'>): BookSums {
  if (!order.counted) return sums;
  const amounts = amountsOf(order);
  return {
    orders: sums.orders + 1,
    grossCents: sums.grossCents + amounts.grossCents,
    discountCents: sums.discountCents + amounts.discountCents,
    taxCents: sums.taxCents + amounts.taxCents,
    totalCents: sums.totalCents + amounts.revenueCents,
  };
}
