import type { DaySales, DayStats } from '@model/day-stats';
import { basketUnits, discountRate } from '@model/sales-figures';
import { formatTime } from '../../format/dates';

/** What Today shows of a business day. */
export interface DayFigures {
  readonly orders: number;
  /** What buyers paid, tax included. */
  readonly revenueCents: number;
  /** Null without a sale. */
  readonly averageCents: number | null;
  /** Null without a sale. */
  readonly unitsPerSale: number | null;
  /** Of the goods' price, 0 to 1; null without a sale. */
  readonly discountRate: number | null;
  readonly newBuyers: number;
  readonly returningBuyers: number;
  readonly open: { readonly orders: number; readonly valueCents: number };
  /** List value before discounts and tax. */
  readonly categories: DaySales['categories'];
  readonly hours: DaySales['hours'];
  /** When buyers, categories and hours were read, and of one location everything; null where there is nothing to read. */
  readonly asOf: Date | null;
}

const NONE: DayFigures = {
  orders: 0,
  revenueCents: 0,
  averageCents: null,
  unitsPerSale: null,
  discountRate: null,
  newBuyers: 0,
  returningBuyers: 0,
  open: { orders: 0, valueCents: 0 },
  categories: {},
  hours: {},
  asOf: null,
};

/**
 * The figures of a day, of one location or of all (null). Those of all count every order at once; what is known in detail alone
 * may be a few minutes older. A day without a document had neither sales nor open orders.
 */
export function figuresOf(day: DayStats | null, locationId: string | null): DayFigures {
  if (!day) return NONE;
  const { breakdown, totals } = day;
  const { asOf } = breakdown;
  if (locationId === null) return { ...inDetail(breakdown.total), ...amounts(totals), asOf };
  const sales = breakdown.locations[locationId];
  return sales ? { ...inDetail(sales), ...amounts(sales), asOf } : NONE;
}

function inDetail(sales: DaySales) {
  return {
    unitsPerSale: basketUnits(sales),
    discountRate: discountRate(sales),
    newBuyers: sales.buyers.new,
    returningBuyers: sales.buyers.returning,
    categories: sales.categories,
    hours: sales.hours,
  };
}

function amounts({ orders, revenueCents, averageOrderCents, open }: DayStats['totals']) {
  return { orders, revenueCents, averageCents: orders === 0 ? null : averageOrderCents, open };
}

/** Sales of a day before an hour (0 to 23) began, on the clocks of their locations. */
export function salesBefore(hour: number, { hours }: Pick<DayFigures, 'hours'>): number {
  return Object.entries(hours).reduce(
    (sum, [at, sales]) => (Number(at) < hour ? sum + sales : sum),
    0,
  );
}

/** What counts, and how old it is: with a location chosen all of it, else what is known in detail alone. */
export function describeSales(
  { asOf }: Pick<DayFigures, 'asOf'>,
  { timeZone, ofLocation }: { timeZone: string; ofLocation: boolean },
): string {
  const sales = 'Completed or paid orders, tax included';
  if (!asOf) return sales;
  return `${sales}. ${ofLocation ? 'All figures' : 'Buyers'} as of ${formatTime(asOf, timeZone)}`;
}
