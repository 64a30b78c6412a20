import type { Effects } from '../model/change';
import type { Rejection } from '../model/observation';
import type { StreamReport } from '../model/run';
import type { Stream } from '../model/source';
import type { StreamState } from '../model/stream-state';
import type { PosAdapter, PosPage } from '../pos/adapter';
import type { Database, Write } from '../store/database';
import { holdWrite } from '../store/holds';
import type { Manifest } from '../store/manifest';
import type { StreamLease } from '../store/stream-lease';
import { commitRecords } from './commit-records';
import { toCandidate, type Candidate, type Decision } from './plan-commit';
import { planSince } from './plan-run';
import { isQuarantined, QuarantineDesk } from './quarantine-desk';

/** A walk that was interrupted longer ago begins anew: too much has shifted in between. */
const RESUME_WITHIN_MS = 6 * 3_600_000;

/** Manifest shards in one commit; each may be almost 1 MiB. */
const SHARDS_PER_COMMIT = 6;

export interface StreamSync {
  readonly db: Database;
  readonly orgId: string;
  readonly pos: PosAdapter;
  readonly stream: Stream;
  readonly manifests: Readonly<Record<Stream, Manifest>>;
  readonly note: (effects: Effects) => Write;
  /** Called after each page with the counts so far. */
  readonly onProgress: (report: StreamReport) => Promise<void>;
  readonly now: () => Date;
}

/**
 * Brings one stream up to date: walks it, stores what changed page by page, and moves the watermark when, and only when,
 * every page is stored.
 *
 * What is stored before a failure stays stored, and the next call goes on at the last page that is stored whole.
 * A walk that comes back empty where records are known changes nothing and is reported as `held`.
 *
 * @throws {PosError} of the walk, {LeaseLost} when another worker took over, {StoreUnavailable} when Firestore is away.
 */
export async function syncStream(
  sync: StreamSync,
  lease: StreamLease,
  report: StreamReport,
): Promise<void> {
  const { pos, stream, now } = sync;
  const checkpoint = usableCheckpoint(lease.state, now());
  const since = checkpoint ? checkpoint.since : planSince(stream, lease.state.watermark);
  const startedAt = checkpoint?.startedAt ?? now();
  let newest = lease.state.watermark;
  const desk = new QuarantineDesk(sync.db, sync.orgId, sync.manifests[stream], now);
  report.state = 'running';
  for await (const page of pos.walk({ stream, since, resumeAt: checkpoint?.position ?? null })) {
    await storePage(
      { ...sync, lease, report, desk, checkpoint: { position: page.position, since, startedAt } },
      page,
    );
    newest = newestOrder(page, newest);
    await sync.onProgress(report);
  }
  const whole = since === null && !checkpoint;
  const known = lease.state.lastCompleteWalk?.rows ?? 0;
  if (whole && report.counts.fetched === 0 && known > 0) {
    await holdEmptyWalk(sync, lease, report, known);
    return;
  }
  report.state = 'complete';
  await saveManifest(lease, sync.manifests[stream], {
    checkpoint: null,
    watermark: newest,
    ...(whole ? { lastCompleteWalk: { at: now(), rows: report.counts.fetched } } : {}),
  });
}

/** Writes what the manifest learned, in as many commits as its size needs; the last one carries `change`. */
export async function saveManifest(
  lease: StreamLease,
  manifest: Manifest,
  change: Partial<StreamState>,
): Promise<void> {
  const writes = manifest.writes();
  while (writes.length > SHARDS_PER_COMMIT) await lease.commit(writes.splice(0, SHARDS_PER_COMMIT));
  await lease.commit(writes, { ...change, holder: null });
}

type PageSync = StreamSync & {
  readonly lease: StreamLease;
  readonly report: StreamReport;
  readonly desk: QuarantineDesk;
  readonly checkpoint: NonNullable<StreamState['checkpoint']>;
};

async function storePage(sync: PageSync, page: PosPage): Promise<void> {
  const { report, manifests, stream, desk } = sync;
  const { recovered, rejections } = await desk.reread(sync.pos, page.rejections);
  const candidates = [...page.observations, ...recovered].map(toCandidate);
  await manifests[stream].load(candidates.map(({ observation }) => observation.externalId));
  const changed = candidates.filter(
    ({ observation, version }) => manifests[stream].get(observation.externalId) !== version.hash,
  );
  report.counts.pages += 1;
  report.counts.fetched += page.rowCount;
  report.counts.unchanged += candidates.length - changed.length;
  if (changed.length > 0) await storeChanged(sync, changed);
  await storeRejections(sync, rejections);
}

async function storeChanged(sync: PageSync, changed: readonly Candidate[]): Promise<void> {
  const { report, manifests, stream, lease, desk, checkpoint } = sync;
  await manifests.customers.load(changed.flatMap(({ observation }) => ownerOf(observation) ?? []));
  const result = await commitRecords({
    db: sync.db,
    orgId: sync.orgId,
    provider: sync.pos.provider,
    candidates: changed,
    authority: 'walk',
    probablyNew: (observation) => manifests[stream].get(observation.externalId) === undefined,
    knownCustomer: (id) => isKnownCustomer(manifests.customers, id),
    note: sync.note,
    commit: (writes) => lease.commit(writes, { checkpoint }),
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
  if (released.length > 0) await lease.commit(released, { checkpoint });
}

async function storeRejections(sync: PageSync, rejections: readonly Rejection[]): Promise<void> {
  sync.report.counts.quarantined += rejections.length;
  const fresh = await sync.desk.admit(rejections);
  for (const { writes, remember } of fresh) {
    await sync.lease.commit(writes, { checkpoint: sync.checkpoint });
    remember();
  }
}

async function holdEmptyWalk(
  sync: StreamSync,
  lease: StreamLease,
  report: StreamReport,
  known: number,
): Promise<void> {
  report.state = 'held';
  report.error = `The POS returned no ${sync.stream} where ${known} are known; nothing was deleted.`;
  const hold = holdWrite(sync.orgId, {
    stream: sync.stream,
    reason: 'empty_walk',
    expected: known,
    seen: 0,
    state: 'open',
    createdAt: sync.now(),
  });
  await lease.commit([hold], { checkpoint: null, holder: null });
}

function usableCheckpoint(state: StreamState, now: Date): StreamState['checkpoint'] {
  const { checkpoint } = state;
  if (!checkpoint) return null;
  return now.getTime() - checkpoint.startedAt.getTime() < RESUME_WITHIN_MS ? checkpoint : null;
}

/** The newest upstream time seen, never beyond the POS's own clock. */
function newestOrder(page: PosPage, before: Date | null): Date | null {
  let newest = before;
  for (const observation of page.observations) {
    if (observation.stream !== 'orders') continue;
    const { placedAt } = observation.body;
    if (placedAt <= page.observedAt && (!newest || placedAt > newest)) newest = placedAt;
  }
  return newest;
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
