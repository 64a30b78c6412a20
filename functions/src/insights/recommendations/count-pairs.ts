import type { ProductSets } from './product-sets';

/** Pairs among so many products are counted: 2,000,000 counters, 8 MB. */
export const MAX_COUNTED_PRODUCTS = 2_000;
/** Of a customer with more products only so many count, the most widely bought: 20,000 pairs. */
export const MAX_PRODUCTS_OF_CUSTOMER = 200;

/** One of the products whose pairs were counted. */
export interface CountedProduct {
  readonly productId: string;
  /** Customers who bought it. */
  readonly customers: number;
}

/** How many customers bought which two products. */
export interface PairCounts {
  /** Most buyers first, ties by id. */
  readonly products: readonly CountedProduct[];
  /** Customers who bought the two products at these positions of `products`, in whichever order. */
  readonly countBoth: (one: number, other: number) => number;
}

/**
 * Counts the pairs among the most widely bought products.
 *
 * @param leastCustomers products with fewer buyers are left out.
 */
export function countPairs(sets: ProductSets, leastCustomers: number): PairCounts {
  const all = sets.listBuyers().map((buyers, number) => ({ ...buyers, number }));
  const products = all
    .filter(({ customers }) => customers >= leastCustomers)
    .toSorted(
      (left, right) =>
        right.customers - left.customers || (left.productId < right.productId ? -1 : 1),
    )
    .slice(0, MAX_COUNTED_PRODUCTS);
  const positions = new Int32Array(all.length).fill(-1);
  for (const [position, { number }] of products.entries()) positions[number] = position;
  const counts = new Uint32Array((products.length * (products.length - 1)) / 2);
  sets.forEachSet((set) => {
    countPairsOf(
      set.map((number) => positions[number] ?? -1).filter((position) => position >= 0),
      counts,
    );
  });
  return { products, countBoth: (one, other) => counts[cellOf(one, other)] ?? 0 };
}

function countPairsOf(positions: readonly number[], counts: Uint32Array): void {
  const kept = positions.toSorted((left, right) => left - right).slice(0, MAX_PRODUCTS_OF_CUSTOMER);
  for (const [i, one] of kept.entries()) {
    for (let j = 0; j < i; j += 1) {
      const cell = cellOf(one, kept[j] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
}

/** Below the diagonal of a square table, row by row. */
function cellOf(one: number, other: number): number {
  const row = Math.max(one, other);
  return (row * (row - 1)) / 2 + Math.min(one, other);
}
