import type { Rejection } from '../model/observation';
import type { StreamReport } from '../model/run';
import type { StreamState } from '../model/stream-state';
import type { PosPage } from '../pos/adapter';
import type { Write } from '../store/database';
import type { Manifest } from '../store/manifest';
import type { StreamLease } from '../store/stream-lease';
import { commitDeletions } from './commit-deletions';
import { commitRecords } from './commit-records';
import { toCandidate, type Candidate, type Decision } from './plan-commit';
import { isQuarantined, keyOfRejection, type QuarantineDesk } from './quarantine-desk';
import type { StreamSync } from './sync-stream';

/** What storing a page needs besides its stream. */
export type PageSync = StreamSync & {
  readonly lease: StreamLease;
  readonly report: StreamReport;
  readonly desk: QuarantineDesk;
  /** Whether every row is compared with its record, whatever the manifest says. */
  readonly heal: boolean;
  /** What the stream's state becomes with any commit of this page. */
  readonly change: Partial<StreamState>;
};

/** What a page held. */
export interface StoredPage {
  /** Its rows' ids; rows without one are named by a digest of what they say. */
  readonly seen: readonly string[];
}

/**
 * Stores what changed on one page, and sets aside what does not validate. The checkpoint moves with the first commit of the
 * page to the page itself, which is asked for again when the walk is interrupted.
 */
export async function storePage(sync: PageSync, page: PosPage): Promise<StoredPage> {
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
  if (changed.length > 0) await storeChanged(sync, changed);
  await storeRejections(sync, rejections);
  await storeDeletions(sync, page);
  return { seen: [...ids, ...rejections.map(keyOfRejection)] };
}

/** Marks what the POS itself says is gone. */
async function storeDeletions(sync: PageSync, page: PosPage): Promise<void> {
  if (page.deletions.length === 0) return;
  const { manifests, stream, lease, pos, report } = sync;
  report.counts.deleted += await commitDeletions({
    ...sync,
    ids: page.deletions.map(pos.toDocumentId),
    observedAt: page.observedAt,
    commit: (writes) => lease.commit(writes, sync.change),
  });
  await manifests[stream].load(page.deletions);
  for (const id of page.deletions) manifests[stream].forget(id);
}

/** Stores candidates whose content is new to the manifest, as part of a walk. */
export async function storeChanged(sync: PageSync, changed: readonly Candidate[]): Promise<void> {
  const { report, manifests, stream, lease, desk, heal } = sync;
  await manifests.customers.load(changed.flatMap(({ observation }) => ownerOf(observation) ?? []));
  const result = await commitRecords({
    db: sync.db,
    orgId: sync.orgId,
    provider: sync.pos.provider,
    candidates: changed,
    authority: 'walk',
    probablyNew: ({ externalId }) => !heal && manifests[stream].get(externalId) === undefined,
    knownCustomer: (id) => isKnownCustomer(manifests.customers, id),
    note: sync.note,
    commit: (writes) => lease.commit(writes, sync.change),
    now: sync.now,
  });
  const released: Write[] = [];
  for (const { observation, version } of changed) {
    const decision = result.get(observation.id);
    if (decision) countDecision(report, decision);
    if (observation.stream === 'orders' && observation.body.status === 'unknown')
      report.counts.unknownStatus += 1;
    released.push(...desk.release(observation));
    if (decision !== 'stale') manifests[stream].set(observation.externalId, version.hash);
  }
  if (released.length > 0) await lease.commit(released, sync.change);
}

async function storeRejections(sync: PageSync, rejections: readonly Rejection[]): Promise<void> {
  sync.report.counts.quarantined += rejections.length;
  const fresh = await sync.desk.admit(rejections, sync.pos.toDocumentId);
  for (const { writes, remember } of fresh) {
    if (writes.length > 0) await sync.lease.commit(writes, sync.change);
    await remember();
  }
}

function countDecision(report: StreamReport, decision: Decision): void {
  const { counts } = report;
  if (decision === 'create') counts.created += 1;
  else if (decision === 'update') counts.updated += 1;
  else if (decision === 'unchanged') counts.unchanged += 1;
  else counts.stale += 1;
}

function ownerOf(observation: Candidate['observation']): string | null {
  if (observation.stream !== 'orders' || observation.body.customerId === null) return null;
  return externalIdOf(observation.body.customerId);
}

function isKnownCustomer(manifest: Manifest, id: string): boolean {
  const entry = manifest.get(externalIdOf(id));
  return entry !== undefined && !isQuarantined(entry);
}

function externalIdOf(documentId: string): string {
  return documentId.slice(documentId.indexOf('_') + 1);
}
