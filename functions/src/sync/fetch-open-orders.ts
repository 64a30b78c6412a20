import type { StreamState } from '../model/stream-state';
import type { ReadOneResult } from '../pos/adapter';
import { askForRecord } from './ask-for-record';
import { commitDeletions } from './commit-deletions';
import { toCandidate } from './plan-commit';
import { afterSeeing, planOpenOrders, type OpenOrders } from './plan-open-orders';
import { keyOfRejection } from './quarantine-desk';
import { storeRejections, type PageSync } from './store-page';
import type { Walked } from './sync-stream';

/**
 * Asks by id for orders that were open when last seen and that the walk did not reach, so that their end is noticed
 * without a webhook. An order that the POS no longer has becomes a tombstone; one that does not validate is set aside and
 * asked for again when the others have been. Where it ends early, what was asked for is kept, and the rest is still open.
 * @returns the orders that are still open.
 * @throws {PosError} when the POS cannot be reached.
 */
export async function fetchOpenOrders(
  sync: PageSync,
  walked: Walked,
): Promise<StreamState['open']> {
  const { pos, stream, duties, lease, now, buffer } = sync;
  if (stream !== 'orders' || !pos.capabilities.readOne.orders) return walked.open;
  const seenSince = walked.plan.startedAt;
  const { openOrderDays } = duties;
  const { ask, remember } = planOpenOrders(walked.open, { seenSince, openOrderDays, now: now() });
  await sync.manifests.orders.load(ask);
  let open = remember;
  const missing: string[] = [];
  try {
    for (const externalId of ask) {
      const answer = await askForRecord(pos, { stream, externalId, now });
      if (answer.outcome === 'missing') missing.push(externalId);
      else open = await storeAnswer(sync, { open, externalId, answer });
      await lease.keepAlive(now());
      await sync.onProgress(sync.report);
    }
  } finally {
    await storeMissing(sync, walked, missing);
    open = Object.fromEntries(Object.entries(open).filter(([id]) => !missing.includes(id)));
    buffer.reach({ open });
  }
  return open;
}

/** Stores an order, or sets it aside. @returns the orders that are open then. */
async function storeAnswer(
  sync: PageSync,
  {
    open,
    externalId,
    answer,
  }: {
    open: OpenOrders;
    externalId: string;
    answer: Exclude<ReadOneResult, { outcome: 'missing' }>;
  },
): Promise<OpenOrders> {
  const at = sync.now();
  if (answer.outcome === 'rejected') {
    await sync.manifests.orders.load([keyOfRejection(answer.rejection)]);
    await storeRejections(sync, [answer.rejection]);
    const before = open[externalId];
    return before ? { ...open, [externalId]: { ...before, checkedAt: at } } : open;
  }
  const { observation } = answer;
  if (observation.stream !== 'orders') return open;
  const next = afterSeeing(open, [observation], at);
  await sync.buffer.add([toCandidate(observation)], { open: next });
  return next;
}

/** Marks orders that the POS no longer has. */
async function storeMissing(
  sync: PageSync,
  { observedAt }: Walked,
  missing: readonly string[],
): Promise<void> {
  const { manifests, pos, lease, report } = sync;
  report.counts.deleted += await commitDeletions({
    ...sync,
    ids: missing.map(pos.toDocumentId),
    observedAt,
    commit: (writes) => lease.commit(writes),
  });
  for (const externalId of missing) manifests.orders.forget(externalId);
}
