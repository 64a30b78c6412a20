import type { OrderObservation } from '../model/observation';
import type { StreamState } from '../model/stream-state';
import { askForRecord } from './ask-for-record';
import { commitDeletions } from './commit-deletions';
import { toCandidate } from './plan-commit';
import { afterSeeing, planOpenOrders } from './plan-open-orders';
import type { PageSync } from './store-page';
import type { Walked } from './sync-stream';

/**
 * Asks by id for orders that were open when last seen and that the walk did not reach, so that their end is noticed
 * without a webhook. An order that the POS no longer has becomes a tombstone.
 * @returns the orders that are still open.
 * @throws {PosError} when the POS cannot be reached.
 */
export async function fetchOpenOrders(
  sync: PageSync,
  walked: Walked,
): Promise<StreamState['open']> {
  const { pos, stream, duties, lease, now } = sync;
  if (stream !== 'orders' || !pos.capabilities.readOne.orders) return walked.open;
  const seenSince = walked.plan.startedAt;
  const { openOrderDays } = duties;
  const { ask, remember } = planOpenOrders(walked.open, { seenSince, openOrderDays, now: now() });
  let open = remember;
  const found: OrderObservation[] = [];
  const missing: string[] = [];
  for (const externalId of ask) {
    const answer = await askForRecord(pos, { stream, externalId, now });
    if (answer.outcome === 'found' && answer.observation.stream === 'orders') {
      found.push(answer.observation);
    } else if (answer.outcome === 'missing') missing.push(externalId);
    await lease.keepAlive(now());
  }
  open = afterSeeing(open, found, now());
  for (const externalId of missing) delete open[externalId];
  await sync.manifests.orders.load([...found.map(({ externalId }) => externalId), ...missing]);
  await sync.buffer.add(found.map(toCandidate), { open });
  sync.report.counts.deleted += await commitDeletions({
    ...sync,
    ids: missing.map(pos.toDocumentId),
    observedAt: walked.observedAt,
    commit: (writes) => lease.commit(writes),
  });
  for (const externalId of missing) sync.manifests.orders.forget(externalId);
  return open;
}
