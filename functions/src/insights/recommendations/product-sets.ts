/**
 * The products that each of many customers bought, kept as small numbers in two flat lists: 100,000 customers with ten
 * products each take some 10 MB.
 */
export interface ProductSets {
  /** Adds one customer. An id may come repeatedly; a customer without any is left out. */
  readonly add: (productIds: Iterable<string>) => void;
  /** How many customers have a product. */
  readonly countCustomers: () => number;
  /** Every product, with how many customers have it. */
  readonly listBuyers: () => ProductBuyers[];
  /** Calls back with each customer's products, as positions in `listBuyers()`. The list is reused: read it at once. */
  readonly forEachSet: (visit: (products: readonly number[]) => void) => void;
}

export interface ProductBuyers {
  readonly productId: string;
  readonly customers: number;
}

/** Makes an empty collection, to be filled customer by customer as a walk over orders meets them. */
export function createProductSets(): ProductSets {
  const numbers = new Map<string, number>();
  const buyers: number[] = [];
  const members: number[] = [];
  const ends: number[] = [];

  const numberOf = (productId: string): number => {
    const known = numbers.get(productId);
    if (known !== undefined) return known;
    numbers.set(productId, buyers.length);
    return buyers.push(0) - 1;
  };

  return {
    add: (productIds) => {
      const before = members.length;
      for (const productId of new Set(productIds)) {
        const number = numberOf(productId);
        buyers[number] = (buyers[number] ?? 0) + 1;
        members.push(number);
      }
      if (members.length > before) ends.push(members.length);
    },
    countCustomers: () => ends.length,
    listBuyers: () =>
      [...numbers].map(([productId, number]) => ({ productId, customers: buyers[number] ?? 0 })),
    forEachSet: (visit) => {
      let start = 0;
      const set: number[] = [];
      for (const end of ends) {
        set.length = 0;
        for (let i = start; i < end; i += 1) set.push(members[i] ?? 0);
        visit(set);
        start = end;
      }
    },
  };
}
