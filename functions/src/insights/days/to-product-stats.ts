import { addDays } from '../../model/business-day';
import type { Goods } from '../../model/day-stats';
import { TREND_DAYS, type ProductSales, type ProductStats } from '../../model/product-stats';

const WEEK_DAYS = 7;

/** Units are added up in whole thousandths, so that no sum depends on its sequence. */
const THOUSANDTHS = 1_000;

/** What was sold of each product on one day. */
export interface ProductDay {
  readonly day: string;
  readonly products: Readonly<Record<string, Goods>>;
}

/** Every day that product figures are made of, oldest first. */
export function productDays(asOf: string): string[] {
  return Array.from({ length: 2 * TREND_DAYS }, (_, index) =>
    addDays(asOf, index + 1 - 2 * TREND_DAYS),
  );
}

/** Adds up what was sold of each product. Days, each given once in any sequence, that lie outside of the windows are passed over. */
export function toProductStats(
  days: Iterable<ProductDay>,
  { asOf, now }: { asOf: string; now: Date },
): ProductStats {
  const starts = {
    week: addDays(asOf, -WEEK_DAYS),
    recent: addDays(asOf, -TREND_DAYS),
    before: addDays(asOf, -2 * TREND_DAYS),
  };
  const sums = new Map<string, ProductSales>();
  for (const { day, products } of days) {
    if (day <= starts.before || day > asOf) continue;
    for (const [id, { units, salesCents }] of Object.entries(products)) {
      const sum = sums.get(id) ?? { ...NOTHING, lastSoldOn: day };
      const thousandths = Math.round(units * THOUSANDTHS);
      const isRecent = day > starts.recent;
      sums.set(id, {
        units7: sum.units7 + (day > starts.week ? thousandths : 0),
        units28: sum.units28 + (isRecent ? thousandths : 0),
        unitsBefore28: sum.unitsBefore28 + (isRecent ? 0 : thousandths),
        salesCents28: sum.salesCents28 + (isRecent ? salesCents : 0),
        lastSoldOn: day > sum.lastSoldOn ? day : sum.lastSoldOn,
      });
    }
  }
  const products = [...sums].map(([id, sum]) => [id, inUnits(sum)] as const);
  return { asOf, products: Object.fromEntries(products), computedAt: now };
}

const NOTHING = { units7: 0, units28: 0, unitsBefore28: 0, salesCents28: 0 };

function inUnits(sum: ProductSales): ProductSales {
  return {
    ...sum,
    units7: sum.units7 / THOUSANDTHS,
    units28: sum.units28 / THOUSANDTHS,
    unitsBefore28: sum.unitsBefore28 / THOUSANDTHS,
  };
}
