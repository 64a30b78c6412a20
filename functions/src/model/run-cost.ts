import type { Prices, RunCost } from './run';

/**
 * What operations cost in dollars in us-central1, beyond the free tier; put in your own where they differ.
 *
 * Reads and writes, per document of Firestore Standard in one US region: airbyte.com, "Google Firestore Pricing". Requests to
 * functions, which are Cloud Run's with request-based billing: cloudwebschool.com, "Cloud Run Cost Calculator". Both looked up in
 * November 2026 in stored copies. Google's own tables (cloud.google.com/firestore/pricing and /run/pricing) were not in the copies
 * of those pages, so none of this is confirmed by the vendor, and the price of deletes is confirmed by nobody.
 * Compute time, storage, traffic and Pub/Sub ($40 per TiB, 1,000 bytes a request at least: cloud.google.com/pubsub/pricing) come on top.
 */
export const PRICES: Prices = {
  perRead: 0.03 / 100_000,
  perWrite: 0.09 / 100_000,
  perDelete: 0.01 / 100_000,
  perInvocation: 0.4 / 1_000_000,
};

/** What a run's operations cost in dollars, not rounded. Calls to the POS cost nothing. */
export function dollarsOf(cost: RunCost, prices: Prices): number {
  return (
    cost.reads * prices.perRead +
    cost.writes * prices.perWrite +
    cost.deletes * prices.perDelete +
    cost.invocations * prices.perInvocation
  );
}
