import type { PurchaseDay } from '../purchase-model/purchase-days';
import type { PurchaseHistory } from '../purchase-model/split-histories';

/** When many customers bought, kept as numbers in flat lists: a million days with an order take some 20 MB. */
export interface PurchaseHistories extends Iterable<PurchaseHistory> {
  /** Adds one customer's days, oldest first; without any nothing is added. */
  readonly add: (days: readonly PurchaseDay[]) => void;
}

/** Makes an empty collection, which can be gone through as often as wanted. */
export function createPurchaseHistories(): PurchaseHistories {
  const dayNumbers: number[] = [];
  const cents: number[] = [];
  const ends: number[] = [];
  return {
    add: (days) => {
      if (days.length === 0) return;
      for (const purchase of days) {
        dayNumbers.push(purchase.day);
        cents.push(purchase.cents);
      }
      ends.push(dayNumbers.length);
    },
    *[Symbol.iterator]() {
      let start = 0;
      for (const end of ends) {
        const from = start;
        const days = dayNumbers
          .slice(from, end)
          .map((day, i) => ({ day, cents: cents[from + i] ?? 0 }));
        yield { days };
        start = end;
      }
    },
  };
}
