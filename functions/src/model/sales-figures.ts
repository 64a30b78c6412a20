import { z } from 'zod';
import type { OrderBody } from './order';
import { centsSchema } from './primitives';

/** Orders of a period that are neither sales nor cancelled yet. They are shown apart and are part of no other figure. */
export const openOrdersSchema = z.strictObject({
  orders: z.int().min(0),
  /** What they come to, tax included. */
  valueCents: centsSchema,
});
export type OpenOrders = z.infer<typeof openOrdersSchema>;

/** Statuses in which an order that is no sale yet may become one. One whose status nobody knows is not expected to. */
export const OPEN_STATUSES = ['pending', 'submitted', 'confirmed', 'preparing', 'ready'] as const;

/** Whether an order waits to become a sale. */
export function isOpen({ counted, status }: Pick<OrderBody, 'counted' | 'status'>): boolean {
  return !counted && OPEN_STATUSES.some((open) => open === status);
}

/**
 * The figures of some sales, each defined here and nowhere else. Sales are counted orders: completed ones, and ready ones that
 * are paid in full. An amount that the POS leaves out counts as nothing.
 */
export const salesFiguresSchema = z.strictObject({
  /** How many sales. */
  orders: z.int().min(0),
  /** What buyers paid, tax included: the sum of the orders' totals. */
  revenueCents: centsSchema,
  /** What the goods came to before discounts and tax: subtotals; without one, total less tax plus discount. */
  grossCents: centsSchema,
  /** What was taken off. */
  discountCents: centsSchema,
  /** Gross less discounts: what the shop keeps before cost. */
  netCents: centsSchema,
  taxCents: centsSchema,
  /** Units over all lines; fractions where goods are sold by weight. To the thousandth. */
  units: z.number().min(0),
});
export type SalesFigures = z.infer<typeof salesFiguresSchema>;

/** The amounts that one sale adds. */
export interface SaleAmounts {
  readonly revenueCents: number;
  readonly grossCents: number;
  readonly discountCents: number;
  readonly taxCents: number;
}

/** The one reading of an order's totals: see {@link salesFiguresSchema}. */
export function amountsOf({ totals }: Pick<OrderBody, 'totals'>): SaleAmounts {
  const revenueCents = totals.totalCents;
  const [taxCents, discountCents] = [totals.taxCents ?? 0, totals.discountCents ?? 0];
  const grossCents = totals.subtotalCents ?? revenueCents - taxCents + discountCents;
  return { revenueCents, grossCents, discountCents, taxCents };
}

/** What a sale came to: revenue over sales, rounded half up to the cent; 0 without sales. */
export function averageOrderCents(figures: Pick<SalesFigures, 'orders' | 'revenueCents'>): number {
  const { orders, revenueCents } = figures;
  return orders === 0 ? 0 : Math.floor((2 * revenueCents + orders) / (2 * orders));
}

/** Units in a sale on average; null without sales. */
export function basketUnits({ orders, units }: SalesFigures): number | null {
  return orders === 0 ? null : units / orders;
}

/** The share of gross that was taken off, 0 to 1; null where nothing was sold. */
export function discountRate({ grossCents, discountCents }: SalesFigures): number | null {
  return grossCents <= 0 ? null : discountCents / grossCents;
}
