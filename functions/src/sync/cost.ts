import type { Prices, RunCost } from '../model/run';

/** What a run's operations cost in dollars, not rounded. Calls to the POS cost nothing. */
export function dollarsOf(cost: RunCost, prices: Prices): number {
  return (
    cost.reads * prices.perRead +
    cost.writes * prices.perWrite +
    cost.deletes * prices.perDelete +
    cost.invocations * prices.perInvocation
  );
}
