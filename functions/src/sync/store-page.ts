import type { Observation, Rejection } from '../model/observation';
import type { StreamState } from '../model/stream-state';
import type { PosPage } from '../pos/adapter';
import { commitDeletions } from './commit-deletions';
import type { BufferedSync, PageBuffer } from './page-buffer';
import { toCandidate } from './plan-commit';
import { keyOfRejection } from './quarantine-desk';

/** What storing a page needs besides its stream. */
export type PageSync = BufferedSync & { readonly buffer: PageBuffer };

/** What a page held. */
export interface StoredPage {
  /** Its rows' ids; rows without one are named by a digest of what they say. */
  readonly seen: readonly string[];
  /** Its records, those included that were asked for again because they did not validate. */
  readonly observations: readonly Observation[];
}

/**
 * Stores what changed on one page, or lets it wait for the next, and sets aside what does not validate. `change` is what the
 * stream's state becomes with the records: the checkpoint is the page itself, which is asked for again when the walk is interrupted.
 */
export async function storePage(
  sync: PageSync,
  page: PosPage,
  change: Partial<StreamState>,
): Promise<StoredPage> {
  const { report, manifests, stream, desk, heal } = sync;
  const { recovered, rejections } = await desk.reread(sync.pos, page.rejections);
  const candidates = [...page.observations, ...recovered].map(toCandidate);
  const ids = candidates.map(({ observation }) => observation.externalId);
  await manifests[stream].load(ids);
  const changed = candidates.filter(
    ({ observation, version }) =>
      heal || manifests[stream].get(observation.externalId) !== version.hash,
  );
  report.counts.pages += 1;
  report.counts.fetched += page.rowCount;
  report.counts.unchanged += candidates.length - changed.length;
  await sync.buffer.add(changed, change);
  await storeRejections(sync, rejections);
  await storeDeletions(sync, page);
  const observations = candidates.map(({ observation }) => observation);
  return { seen: [...ids, ...rejections.map(keyOfRejection)], observations };
}

/** Marks what the POS itself says is gone. */
async function storeDeletions(sync: PageSync, page: PosPage): Promise<void> {
  if (page.deletions.length === 0) return;
  const { manifests, stream, lease, pos, report } = sync;
  // What an earlier page still had comes before its deletion.
  await sync.buffer.flush();
  report.counts.deleted += await commitDeletions({
    ...sync,
    ids: page.deletions.map(pos.toDocumentId),
    observedAt: page.observedAt,
    commit: (writes) => lease.commit(writes),
  });
  await manifests[stream].load(page.deletions);
  for (const id of page.deletions) manifests[stream].forget(id);
}

/** Counts rows that do not validate and sets them aside. The manifest's shards of their keys must be loaded. */
export async function storeRejections(
  sync: PageSync,
  rejections: readonly Rejection[],
): Promise<void> {
  sync.report.counts.quarantined += rejections.length;
  const fresh = await sync.desk.admit(rejections, sync.pos.toDocumentId);
  for (const { writes, remember } of fresh) {
    if (writes.length > 0) await sync.lease.commit(writes);
    await remember();
  }
}
