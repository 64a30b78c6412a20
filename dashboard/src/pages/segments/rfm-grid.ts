import {
  RFM_CELLS,
  RFM_GROUPS,
  rfmGroupOf,
  type RfmCell,
  type RfmCuts,
  type RfmGroup,
} from '@model/rfm';
import type { CurrentStats } from '@model/stats';
import { formatCount } from '../../format/numbers';

/** Scores from the best to the last. */
export const RECENCY_SCORES = [5, 4, 3, 2, 1] as const;
/** Scores from the last to the best. */
export const FREQUENCY_MONETARY_SCORES = [1, 2, 3, 4, 5] as const;

/** A cell with its group and how many are in it. */
export interface CountedCell extends RfmCell {
  readonly group: RfmGroup;
  readonly customers: number;
  /** 0 for nobody, up to 4 for the fullest ones. */
  readonly level: number;
}

/** A group with how many are in it; null where that is not known. */
export interface CountedGroup {
  readonly group: RfmGroup;
  readonly customers: number | null;
}

const LEVELS = 4;

/** The cells with their counts, which come in the order of `RFM_CELLS`. */
export function toCountedCells(counts: readonly number[]): CountedCell[] {
  const most = Math.max(0, ...counts);
  return RFM_CELLS.map((cell, index) => {
    const customers = counts[index] ?? 0;
    return {
      ...cell,
      group: rfmGroupOf(cell.recency, cell.frequencyMonetary),
      customers,
      level: most === 0 ? 0 : Math.ceil((LEVELS * customers) / most),
    };
  });
}

/** The groups with their counts, in the order of the model. @param prospects those without an order, who are in no cell. */
export function toCountedGroups(
  cells: readonly CountedCell[],
  prospects: number | null,
): CountedGroup[] {
  return RFM_GROUPS.map((group) => {
    if (group === 'prospects') return { group, customers: prospects };
    const own = cells.filter((cell) => cell.group === group);
    return { group, customers: own.reduce((sum, { customers }) => sum + customers, 0) };
  });
}

/** How many customers have no order. The rows that tills use for walk-in sales are no customers. */
export function countProspects({ total, guests, withOrders }: CurrentStats['customers']): number {
  return total - guests - withOrders;
}

/** What a recency score means in days since the last order: `up to 29 days`, `30 to 100 days`, `more than 366 days`. */
export function describeRecency(score: number, { recencyDays }: RfmCuts): string {
  const most = recencyDays[score - 2];
  const best = recencyDays[score - 1];
  if (most === undefined) return `more than ${formatCount(recencyDays[0])} days`;
  if (best === undefined) return `up to ${formatCount(most)} days`;
  const from = best + 1;
  return from >= most
    ? `${formatCount(most)} days`
    : `${formatCount(from)} to ${formatCount(most)} days`;
}
