import type { CoPurchaseFit } from '../../model/co-purchase';
import type { Fit } from '../../model/fit';
import type { InsightOrder } from '../insight-order';
import { fitPurchaseModel } from '../purchase-model/fit-purchase-model';
import { sortDays, toDayNumber } from '../purchase-model/purchase-days';
import { scorePurchaseModel } from '../purchase-model/score-purchase-model';
import { planSplit } from '../purchase-model/split-histories';
import { summarisePurchases } from '../purchase-model/summarise-purchases';
import { fitCoPurchase } from '../recommendations/fit-co-purchase';
import { createProductSets } from '../recommendations/product-sets';
import { fitRfmCuts } from '../rfm/fit-rfm-cuts';
import { createCustomerFigures } from './customer-figures';
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

/** Orders of one customer: all of them, or a part of very many. */
export interface CustomerPiece {
  readonly customerId: string;
  /** Each once, in any sequence. What is placed after the fit's instant has no part in it. */
  readonly orders: readonly FittedOrder[];
}

/** Takes in customers one by one, keeps little of each, and makes a fit of them all. */
export interface FitCollector {
  /** Several pieces of one customer come one right after the other. */
  readonly add: (piece: CustomerPiece) => void;
  readonly finish: (context: FitContext) => MadeFit;
}

/** What is known so far of the customer whose orders come in: as much as they have days and products, not orders. */
interface OpenCustomer {
  readonly customerId: string;
  orderCount: number;
  spentCents: number;
  lastOrderAt: Date | null;
  readonly products: Set<string>;
  readonly centsByDay: Map<string, number>;
}

/** Makes a collector for a fit. The sequence of the customers changes no figure but the last digits. */
export function createFitCollector({ asOf, asOfDay }: PlannedFit): FitCollector {
  const figures = createCustomerFigures();
  const products = createProductSets();
  const histories = createPurchaseHistories();
  let open = openCustomer('');
  const close = (): void => {
    figures.add(open);
    products.add(open.products);
    histories.add(sortDays(open.centsByDay));
  };
  return {
    add: ({ customerId, orders }) => {
      if (customerId !== open.customerId) {
        close();
        open = openCustomer(customerId);
      }
      for (const order of orders) if (order.counted && order.placedAt < asOf) addSale(open, order);
    },
    finish: ({ offered, keepsPoints = false, now }) => {
      close();
      open = openCustomer('');
      return {
        fit: {
          asOfDay,
          asOf,
          rfm: fitRfmCuts(figures, asOf),
          ...fitPurchases(histories, { asOfDay, now }),
          keepsPoints,
          createdAt: now,
        },
        coPurchase: fitCoPurchase(products, { asOf, offered }),
      };
    },
  };
}

function openCustomer(customerId: string): OpenCustomer {
  const nothing = { orderCount: 0, spentCents: 0, lastOrderAt: null };
  return { customerId, ...nothing, products: new Set(), centsByDay: new Map() };
}

function addSale(customer: OpenCustomer, { placedAt, businessDay, totals, items }: FittedOrder) {
  const { totalCents } = totals;
  customer.orderCount += 1;
  customer.spentCents += totalCents;
  if (customer.lastOrderAt === null || placedAt > customer.lastOrderAt)
    customer.lastOrderAt = placedAt;
  const { centsByDay, products } = customer;
  centsByDay.set(businessDay, (centsByDay.get(businessDay) ?? 0) + totalCents);
  for (const { productId } of items) if (productId !== null) products.add(productId);
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
