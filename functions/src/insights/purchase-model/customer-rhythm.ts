import type { PurchaseDay } from './purchase-days';

/** A customer's own rhythm: "usually every 12 days, now 31". */
export interface CustomerRhythm {
  /** The median of the days between one purchase and the next; halves occur. */
  readonly usualGapDays: number;
  /** Days from the last purchase to the day it is looked at. */
  readonly currentGapDays: number;
  /** How many gaps the median is of. */
  readonly gaps: number;
}

/** Below so many gaps no rhythm is claimed. */
export const MIN_RHYTHM_GAPS = 3;

/**
 * The rhythm of one customer as of the end of a day; later days are left out. Orders of one day are one purchase.
 *
 * @param days oldest first.
 * @param asOf a day number.
 * @returns null below {@link MIN_RHYTHM_GAPS} gaps.
 */
export function readRhythm(days: readonly PurchaseDay[], asOf: number): CustomerRhythm | null {
  const past = days.filter(({ day }) => day <= asOf).map(({ day }) => day);
  const last = past.at(-1);
  const gaps = past.slice(1).map((day, i) => day - (past[i] ?? day));
  if (last === undefined || gaps.length < MIN_RHYTHM_GAPS) return null;
  return { usualGapDays: medianOf(gaps), currentGapDays: asOf - last, gaps: gaps.length };
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}
