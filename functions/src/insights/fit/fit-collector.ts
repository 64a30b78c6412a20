import type { CoPurchaseFit } from '../../model/co-purchase';
import type { Fit } from '../../model/fit';
import type { OrderTotals } from '../../model/insights';
import type { InsightOrder } from '../insight-order';
import { sumOrders } from '../order-totals';
import { fitPurchaseModel } from '../purchase-model/fit-purchase-model';
import { toDayNumber, toPurchaseDays } from '../purchase-model/purchase-days';
import { scorePurchaseModel } from '../purchase-model/score-purchase-model';
import { planSplit } from '../purchase-model/split-histories';
import { summarisePurchases } from '../purchase-model/summarise-purchases';
import { fitCoPurchase } from '../recommendations/fit-co-purchase';
import { createProductSets } from '../recommendations/product-sets';
import { fitRfmCuts } from '../rfm/fit-rfm-cuts';
import type { PlannedFit } from './plan-fit';
import { createPurchaseHistories, type PurchaseHistories } from './purchase-histories';

/** The part of an order that fits are made of. */
export type FittedOrder = Pick<InsightOrder, 'businessDay' | 'counted' | 'placedAt' | 'totals'> & {
  readonly items: readonly Pick<InsightOrder['items'][number], 'productId'>[];
};

/** A fit, and what is bought together as of it. */
export interface MadeFit {
  readonly fit: Fit;
  readonly coPurchase: CoPurchaseFit;
}

/** What a fit says beside what was taken in. */
export interface FitContext {
  /** Product ids that may be recommended. */
  readonly offered: ReadonlySet<string>;
  /** Whether the POS keeps points for anybody; false unless given. */
  readonly keepsPoints?: boolean;
  readonly now: Date;
}

/** Takes in customers one by one, keeps little of each, and makes a fit of them all. */
export interface FitCollector {
  /** @param orders all of one customer, each once, in any sequence. What is placed after the fit's instant has no part in it. */
  readonly add: (orders: readonly FittedOrder[]) => void;
  readonly finish: (context: FitContext) => MadeFit;
}

/** Makes a collector for a fit. The sequence of the customers changes no figure but the last digits. */
export function createFitCollector({ asOf, asOfDay }: PlannedFit): FitCollector {
  const totals: OrderTotals[] = [];
  const products = createProductSets();
  const histories = createPurchaseHistories();
  return {
    add: (orders) => {
      const sales = orders.filter(({ counted, placedAt }) => counted && placedAt < asOf);
      if (sales.length === 0) return;
      totals.push(sumOrders(sales));
      products.add(sales.flatMap(({ items }) => items.flatMap(({ productId }) => productId ?? [])));
      histories.add(toPurchaseDays(sales));
    },
    finish: ({ offered, keepsPoints = false, now }) => ({
      fit: {
        asOfDay,
        asOf,
        rfm: fitRfmCuts(totals, asOf),
        ...fitPurchases(histories, { asOfDay, now }),
        keepsPoints,
        createdAt: now,
      },
      coPurchase: fitCoPurchase(products, { asOf, offered }),
    }),
  };
}

function fitPurchases(
  histories: PurchaseHistories,
  { asOfDay, now }: { asOfDay: string; now: Date },
): Pick<Fit, 'purchase' | 'scorecard'> {
  const asOf = toDayNumber(asOfDay);
  const summaries = [];
  for (const { days } of histories) {
    const summary = summarisePurchases(days, asOf);
    if (summary !== null) summaries.push(summary);
  }
  const purchase = fitPurchaseModel({ summaries, asOfDay, fittedAt: now });
  const split = planSplit(purchase.window);
  const scorecard = split && scorePurchaseModel({ histories, split, fittedAt: now });
  return { purchase, scorecard };
}
