import type { RankedTotals } from '../rfm/fit-rfm-cuts';

/** What many customers bought in all, kept as numbers in flat lists: 100,000 customers take some 3 MB. */
export interface CustomerFigures extends Iterable<RankedTotals> {
  readonly add: (totals: RankedTotals) => void;
}

/** Makes an empty collection. Customers without an order are left out. */
export function createCustomerFigures(): CustomerFigures {
  const orderCounts: number[] = [];
  const spentCents: number[] = [];
  const lastTimes: number[] = [];
  return {
    add: (totals) => {
      if (totals.lastOrderAt === null) return;
      orderCounts.push(totals.orderCount);
      spentCents.push(totals.spentCents);
      lastTimes.push(totals.lastOrderAt.getTime());
    },
    *[Symbol.iterator]() {
      for (const [index, time] of lastTimes.entries())
        yield {
          orderCount: orderCounts[index] ?? 0,
          spentCents: spentCents[index] ?? 0,
          lastOrderAt: new Date(time),
        };
    },
  };
}
