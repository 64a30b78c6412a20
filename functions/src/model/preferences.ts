import { z } from 'zod';
import { categorySchema } from './category';
import { centsSchema } from './primitives';

/** What an order, or a single piece, usually costs: below 30 dollars, 30 to 100, above 100. */
export const PRICE_BANDS = ['budget', 'mid', 'premium'] as const;
export const priceBandSchema = z.enum(PRICE_BANDS);
export type PriceBand = z.infer<typeof priceBandSchema>;

/** Times of day by the hour on the store's clock: morning 5-11, afternoon 12-16, evening 17-20, night 21-4. */
export const DAY_PARTS = ['morning', 'afternoon', 'evening', 'night'] as const;
export const dayPartSchema = z.enum(DAY_PARTS);
export type DayPart = z.infer<typeof dayPartSchema>;

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export const weekdaySchema = z.enum(WEEKDAYS);
export type Weekday = z.infer<typeof weekdaySchema>;

const support = {
  /** Pieces bought, over all counted orders. */
  units: z.number().min(0),
  /** Counted orders with at least one such piece. */
  orders: z.int().min(1),
  /**
   * Pieces, those of an order counting half for every 90 days that it is older than the customer's newest order; to three
   * decimals. All pieces fade alike as time passes, so neither this nor a ranking by it depends on the day it is read.
   */
  recentUnits: z.number().min(0),
};

export const preferredCategorySchema = z.strictObject({ category: categorySchema }).extend(support);
export type PreferredCategory = z.infer<typeof preferredCategorySchema>;

export const preferredProductSchema = z
  .strictObject({
    /** Null for a line that the POS names without an id. */
    productId: z.string().nullable(),
    /** As the customer's newest line of it has it. */
    name: z.string(),
  })
  .extend(support);
export type PreferredProduct = z.infer<typeof preferredProductSchema>;

/** What a customer likes, from the lines of their counted orders alone. Depends on no clock. */
export const preferencesSchema = z.strictObject({
  /** What everything below rests on. */
  basis: z.strictObject({
    /** Counted orders. */
    orders: z.int().min(0),
    /** Pieces on their lines. */
    units: z.number().min(0),
    /** Lines with a price above zero. */
    pricedLines: z.int().min(0),
  }),
  /** Up to three by units, most first, ties by name; `other` left out. The first is the favourite. */
  categories: z.array(preferredCategorySchema).max(3),
  /** Up to five by units, most first, ties by name. */
  products: z.array(preferredProductSchema).max(5),
  /** The same rankings by `recentUnits`: what the customer has come to like. */
  recentCategories: z.array(preferredCategorySchema).max(3),
  recentProducts: z.array(preferredProductSchema).max(5),
  /** By the exact mean of counted orders' totals; `mid` without orders. */
  priceRange: priceBandSchema,
  /** What a single piece usually costs; null without a priced line. */
  unitPrice: z
    .strictObject({
      /** The median over priced lines, rounded half up. */
      medianCents: centsSchema,
      band: priceBandSchema,
    })
    .nullable(),
  /** Counted orders by time of day on the store's clock, most first; only those with orders. */
  dayParts: z.array(z.strictObject({ dayPart: dayPartSchema, orders: z.int().min(1) })),
  /** Counted orders by weekday of their business day, most first, ties from Monday on; only those with orders. */
  weekdays: z.array(z.strictObject({ weekday: weekdaySchema, orders: z.int().min(1) })),
});
export type Preferences = z.infer<typeof preferencesSchema>;
