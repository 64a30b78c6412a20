import type { PurchaseTimes } from './mbg-nbd';

/**
 * The sufficient statistics of purchase histories: customers with equal (x, t_x, T) are one group, and equal times are one
 * time, so that a likelihood costs one logarithm per distinct time and one per group, however many customers there are.
 */
export interface PurchaseGroups {
  /** Customers in each group. */
  readonly counts: Float64Array;
  /** Repeat purchases of each group. */
  readonly repeats: Int32Array;
  /** Where in `times` each group's recency and age are. */
  readonly recencies: Int32Array;
  readonly ages: Int32Array;
  /** The distinct times. */
  readonly times: Float64Array;
  /** Customers by number of repeat purchases, from 0 to the highest. */
  readonly customersByRepeats: Float64Array;
}

/** The number of each distinct value, in the order of their first appearance. */
class Register {
  private readonly numbers = new Map<number, number>();

  numberOf(value: number): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    this.numbers.set(value, this.numbers.size);
    return this.numbers.size - 1;
  }

  values(): Float64Array {
    return Float64Array.from(this.numbers.keys());
  }
}

interface Group {
  count: number;
  readonly repeats: number;
  readonly recency: number;
  readonly age: number;
}

/** Groups customers; an element with `customers` stands for that many. Their sequence does not change what is fitted. */
export function groupPurchases(
  customers: Iterable<PurchaseTimes & { readonly customers?: number }>,
): PurchaseGroups {
  const times = new Register();
  const groups = new Map<string, Group>();
  let highest = 0;
  for (const { repeats, recency, age, customers: count = 1 } of customers) {
    const group = { count, repeats, recency: times.numberOf(recency), age: times.numberOf(age) };
    const key = `${repeats},${group.recency},${group.age}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, group);
    else known.count += count;
    highest = Math.max(highest, repeats);
  }
  return toColumns([...groups.values()], times.values(), highest);
}

/** Every n-th group with its customers, evenly over the sequence, so that at most `most` are left; `groups` itself when it has no more. */
export function sampleGroups(groups: PurchaseGroups, most: number): PurchaseGroups {
  const { counts, repeats, recencies, ages, times, customersByRepeats } = groups;
  const stride = Math.ceil(counts.length / most);
  if (stride <= 1) return groups;
  const kept: Group[] = [];
  for (let at = 0; at < counts.length; at += stride) {
    kept.push({
      count: counts[at] ?? 0,
      repeats: repeats[at] ?? 0,
      recency: recencies[at] ?? 0,
      age: ages[at] ?? 0,
    });
  }
  return toColumns(kept, times, customersByRepeats.length - 1);
}

function toColumns(
  groups: readonly Group[],
  times: Float64Array,
  highestRepeats: number,
): PurchaseGroups {
  const customersByRepeats = new Float64Array(highestRepeats + 1);
  for (const { repeats, count } of groups) {
    customersByRepeats[repeats] = (customersByRepeats[repeats] ?? 0) + count;
  }
  return {
    counts: Float64Array.from(groups, ({ count }) => count),
    repeats: Int32Array.from(groups, ({ repeats }) => repeats),
    recencies: Int32Array.from(groups, ({ recency }) => recency),
    ages: Int32Array.from(groups, ({ age }) => age),
    times,
    customersByRepeats,
  };
}
