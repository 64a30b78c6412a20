import type { Effects } from '../model/change';
import type { StreamReport } from '../model/run';
import type { Stream } from '../model/source';
import type { StreamState } from '../model/stream-state';
import type { PosAdapter, PosPage } from '../pos/adapter';
import type { Database, Write } from '../store/database';
import { closeHoldWrite, holdWrite } from '../store/holds';
import type { Manifest } from '../store/manifest';
import { countRecords } from '../store/records';
import type { StreamLease } from '../store/stream-lease';
import { planSince } from './plan-run';
import { QuarantineDesk } from './quarantine-desk';
import { storePage } from './store-page';

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
    await lease.keepAlive(now());
    await sync.onProgress(report);
  }
  const missing =
    checkpoint || report.counts.fetched > 0 ? 0 : await expectedRows(sync, lease.state);
  if (missing > 0) return holdEmptyWalk(sync, lease, report, missing);
  report.state = 'complete';
  const whole = since === null && !checkpoint;
  const closed = lease.state.held ? [closeHoldWrite(sync.orgId, stream)] : [];
  if (closed.length > 0) await lease.commit(closed, { held: false });
  await saveManifest(lease, sync.manifests[stream], {
    checkpoint: null,
    watermark: newest,
    ...(whole ? { lastCompleteWalk: { at: now(), rows: report.counts.fetched } } : {}),
  });
}

/** How many rows a walk that returned none should have had at the least. */
async function expectedRows(
  { db, orgId, stream }: StreamSync,
  state: StreamState,
): Promise<number> {
  // The newest known order is never older than what an incremental walk asks for.
  if (stream === 'orders' && state.watermark !== null) return 1;
  return countRecords(db, orgId, stream);
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

async function holdEmptyWalk(
  sync: StreamSync,
  lease: StreamLease,
  report: StreamReport,
  known: number,
): Promise<void> {
  report.state = 'held';
  report.error = `The POS returned no ${sync.stream} where ${known === 1 ? 'at least 1 is' : `${known} are`} known; nothing was deleted.`;
  const hold = holdWrite(sync.orgId, {
    stream: sync.stream,
    reason: 'empty_walk',
    expected: known,
    seen: 0,
    state: 'open',
    createdAt: sync.now(),
  });
  await lease.commit([hold], { checkpoint: null, held: true, holder: null });
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
