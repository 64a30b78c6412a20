import type { CurrentStats } from '../../functions/src/model/stats';

const FIGURES = [
  ['customers', ({ customers }) => customers.total],
  ['guests', ({ customers }) => customers.guests],
  ['customers with orders', ({ customers }) => customers.withOrders],
  ['orders', ({ orders }) => orders.total],
  ['sales', ({ orders }) => orders.counted],
  ['revenue in cents', ({ orders }) => orders.revenueCents],
  ['products', ({ products }) => products.total],
  ['priced products', ({ products }) => products.priced],
] as const satisfies readonly (readonly [string, (stats: CurrentStats) => number])[];

/** What an org's counts say that somebody else can count too. */
export type Figures = Readonly<Record<(typeof FIGURES)[number][0], number>>;

/** A figure by its name, as the org's counts have it and as it should be. */
export type FigurePair = [name: string, counted: number, expected: number];

/** An org's counts beside what somebody else has counted, figure by figure. */
export function pairFigures(stats: CurrentStats, expected: Figures): FigurePair[] {
  return FIGURES.map(([name, read]) => [name, read(stats), expected[name]]);
}

/** The figures that are not as they should be. */
export function unequal(pairs: readonly FigurePair[]): FigurePair[] {
  return pairs.filter(([, counted, expected]) => counted !== expected);
}
