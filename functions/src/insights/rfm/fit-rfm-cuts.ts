import type { OrderTotals } from '../../model/insights';
import { RFM_CELLS, type RfmCell, type RfmCuts, type RfmFit } from '../../model/rfm';
import { daysSinceLastOrder } from './recency-days';
import { rfmScoresOf, type RankedFigures } from './rfm-scores';

/** The totals that customers are ranked by. */
export type RankedTotals = Pick<OrderTotals, 'orderCount' | 'spentCents' | 'lastOrderAt'>;

/** Fewer customers with orders are not parted into fifths. */
export const MIN_RFM_CUSTOMERS = 50;

/**
 * Finds where the org's customers with orders part into fifths, for recency, orders and spend each, and how many that puts into
 * each cell of the grid.
 *
 * A customer's fifth is the one that their share of customers no better than themselves falls into, so equals share the
 * higher score. Customers without orders are left out; so should guests be, by the caller. The sequence does not matter.
 *
 * @param customers one element for each customer, with totals of their counted orders.
 * @param asOf the instant to which days since the last order are counted.
 */
export function fitRfmCuts(customers: Iterable<RankedTotals>, asOf: Date): RfmFit {
  const recencies: number[] = [];
  const orderCounts: number[] = [];
  const spends: number[] = [];
  for (const totals of customers) {
    const days = daysSinceLastOrder(totals, asOf);
    if (days === null) continue;
    recencies.push(-days);
    orderCounts.push(totals.orderCount);
    spends.push(totals.spentCents);
  }
  const count = recencies.length;
  const fit = { asOf, customers: count, message: describeFit(count) };
  if (count < MIN_RFM_CUSTOMERS) return { ...fit, cuts: null, cells: null };
  const [two, three, four, five] = cutInFifths(recencies);
  const recencyDays: RfmCuts['recencyDays'] = [0 - two, 0 - three, 0 - four, 0 - five];
  const cuts = {
    recencyDays,
    orderCounts: cutInFifths(orderCounts),
    spentCents: cutInFifths(spends),
  };
  const ranked = recencies.map((recency, index) => ({
    days: 0 - recency,
    orderCount: orderCounts[index] ?? 0,
    spentCents: spends[index] ?? 0,
  }));
  return { ...fit, cuts, cells: countCells(ranked, cuts) };
}

const keyOf = ({ recency, frequencyMonetary }: RfmCell): string =>
  `${recency} ${frequencyMonetary}`;

/** How many customers are in each of {@link RFM_CELLS}. */
function countCells(ranked: readonly RankedFigures[], cuts: RfmCuts): number[] {
  const counts = new Map<string, number>();
  for (const figures of ranked) {
    const key = keyOf(rfmScoresOf(figures, cuts));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return RFM_CELLS.map((cell) => counts.get(keyOf(cell)) ?? 0);
}

/** The least values whose share of values no greater than themselves is above 1/5, 2/5, 3/5 and 4/5. */
function cutInFifths(values: readonly number[]): [number, number, number, number] {
  const sorted = Float64Array.from(values).toSorted();
  const cutAbove = (fifths: number): number =>
    sorted[Math.floor((fifths * sorted.length) / 5)] ?? 0;
  return [cutAbove(1), cutAbove(2), cutAbove(3), cutAbove(4)];
}

function describeFit(customers: number): string {
  const found = `${customers} ${customers === 1 ? 'customer' : 'customers'} with orders`;
  return customers < MIN_RFM_CUSTOMERS
    ? `No scores: ${found}, ${MIN_RFM_CUSTOMERS} needed.`
    : `Scores compare ${found}.`;
}
