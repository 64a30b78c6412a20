import type { OrderTotals } from './insights';

/**
 * What linked customers bought together: the sums of everyone's orders, as if they had been one customer's. For display beside
 * the own figures of each; nothing stored depends on it.
 */
export function combineTotals(all: readonly OrderTotals[]): OrderTotals {
  const orderCount = sumOf(all.map((one) => one.orderCount));
  const spentCents = sumOf(all.map((one) => one.spentCents));
  return {
    orderCount,
    spentCents,
    // One floor of a quotient of integers rounds half up, and loses no half to an intermediate.
    averageCents:
      orderCount === 0 ? 0 : Math.floor((2 * spentCents + orderCount) / (2 * orderCount)),
    firstOrderAt: sortedTimes(all.map((one) => one.firstOrderAt)).at(0) ?? null,
    lastOrderAt: sortedTimes(all.map((one) => one.lastOrderAt)).at(-1) ?? null,
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

function sortedTimes(times: readonly (Date | null)[]): Date[] {
  return times.filter((at) => at !== null).toSorted((a, b) => a.getTime() - b.getTime());
}
