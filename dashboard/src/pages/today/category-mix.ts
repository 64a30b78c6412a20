import { CATEGORIES, type Category } from '@model/category';
import { CATEGORY_LABELS } from '@model/category-labels';
import type { DayFigures } from './day-figures';

type Sold = DayFigures['categories'];

/** What a category has to do with a day's sales. */
export interface CategoryShare {
  readonly category: Category;
  readonly label: string;
  /** List value before discounts and tax. */
  readonly salesCents: number;
  /** Of the goods sold that day, 0 to 1. */
  readonly share: number;
  /** The same on the day it is compared with; null when that sold nothing. */
  readonly shareBefore: number | null;
}

/** What a day sold by category, the most first. Categories of which neither day sold anything are left out. */
export function toCategoryMix(now: Sold, before: Sold): CategoryShare[] {
  const [all, allBefore] = [totalOf(now), totalOf(before)];
  return CATEGORIES.filter((category) => now[category] ?? before[category])
    .map((category) => {
      const salesCents = now[category]?.salesCents ?? 0;
      const beforeCents = before[category]?.salesCents ?? 0;
      return {
        category,
        label: CATEGORY_LABELS[category],
        salesCents,
        share: all === 0 ? 0 : salesCents / all,
        shareBefore: allBefore === 0 ? null : beforeCents / allBefore,
      };
    })
    .toSorted((a, b) => b.salesCents - a.salesCents);
}

function totalOf(sold: Sold): number {
  return Object.values(sold).reduce((sum, { salesCents }) => sum + salesCents, 0);
}
