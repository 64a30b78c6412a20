import type { Org } from '../model/org';
import { STREAMS, type Stream } from '../model/source';
import type { PosRenormaliser } from '../pos/adapter';
import { auditWrite } from '../store/audit';
import type { Database, Reader, Write } from '../store/database';
import { LeaseLost } from '../store/errors';
import { Manifest } from '../store/manifest';
import { changeWrite } from '../store/outbox';
import { readRaw, type Raw } from '../store/raw';
import { loadRecords, readRecordPage, type StoredRecord } from '../store/records';
import { StreamLease } from '../store/stream-lease';
import { replayPage, type PageReplay } from './replay-page';
import { emptyReplay, type ReplayReport } from './replay-report';
import { saveManifest } from './save-manifest';

/** Records read at once, with their payloads. */
const PAGE_SIZE = 100;

export interface ReplayCollaborators {
  readonly db: Database;
  readonly renormaliser: PosRenormaliser;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
}

/** Which records to replay. */
export interface ReplayRequest {
  readonly orgId: string;
  readonly pos: Pick<Org['pos'], 'locations' | 'statusTable'>;
  readonly streams: readonly Stream[];
  /** One record alone, by document id. */
  readonly id?: string;
  /** Begins the first stream after this document id, where an earlier replay stopped. */
  readonly after?: string;
  /** Only compare. */
  readonly dryRun: boolean;
  /** Who wants it: `cli:` and the operator's login. */
  readonly by: string;
  /** How many records each report describes field by field. */
  readonly maxExamples: number;
  /** Called after each page with the stream's report so far. */
  readonly onProgress: (report: ReplayReport) => void;
}

/** Records with their payloads, read at one instant, and where the next page begins. */
interface RawPage {
  readonly records: readonly StoredRecord[];
  readonly raws: ReadonlyMap<string, Raw>;
  readonly next: string | null;
}

/**
 * Makes every record of an org again from its stored payload, by the rules of today and without the POS, and stores those that
 * come out different. Only the version that a payload belongs to is replaced: what a sync or a webhook stored meanwhile stays.
 * Who wanted it is in the audit before the first record is stored. A stream is replayed under its lease; afterwards its manifest knows the new records, so that the next sync finds nothing new.
 *
 * Doing it twice, or again after it was interrupted, is harmless.
 *
 * @returns a report of each stream.
 * @throws {LeaseLost} when a sync is at work on a stream; the streams before are done.
 */
export async function replay(
  collaborators: ReplayCollaborators,
  request: ReplayRequest,
): Promise<ReplayReport[]> {
  const reports: ReplayReport[] = [];
  let { after } = request;
  let first: readonly Write[] = [auditOf(collaborators, request)];
  for (const stream of STREAMS.filter((name) => request.streams.includes(name))) {
    const report = emptyReplay(stream);
    reports.push(report);
    const part = { ...request, ...(after ? { after } : {}), first };
    await replayStream(collaborators, part, report);
    after = undefined;
    first = [];
  }
  return reports;
}

function auditOf(
  { now, newId }: ReplayCollaborators,
  { orgId, by, streams, id }: ReplayRequest,
): Write {
  const detail = streams.join(', ');
  const entry = { action: 'records_replayed', target: id ?? null, detail, by, at: now() } as const;
  return auditWrite(orgId, newId(), entry);
}

async function replayStream(
  collaborators: ReplayCollaborators,
  request: ReplayRequest & { readonly first: readonly Write[] },
  report: ReplayReport,
): Promise<void> {
  const { db, newId, now } = collaborators;
  const { orgId, dryRun, first } = request;
  const { stream } = report;
  const page = {
    ...collaborators,
    ...request,
    report,
    note: (effects: Parameters<PageReplay['note']>[0]) =>
      changeWrite(orgId, newId(), { kind: 'records', effects, createdAt: now() }),
  };
  if (dryRun) return replayPages({ ...page, target: null }, request);
  const lease = await StreamLease.acquire({ db, orgId, name: stream, holder: `replay/${newId()}` });
  if (first.length > 0) await lease.commit(first);
  const manifest = new Manifest(db, orgId, stream);
  manifest.recall(lease.state.recent);
  try {
    await replayPages({ ...page, target: { lease, manifest } }, request);
  } catch (error) {
    if (!(error instanceof LeaseLost)) await saveManifest(lease, manifest, {});
    throw error;
  }
  await saveManifest(lease, manifest, {});
}

async function replayPages(replayed: PageReplay, request: ReplayRequest): Promise<void> {
  const { db, report, now } = replayed;
  let after = request.after ?? null;
  do {
    const from = after;
    const page = await db.atOneTime((reader) => readPage(reader, request, report.stream, from));
    await replayPage(replayed, page.records, page.raws);
    report.cursor = page.records.at(-1)?.id ?? report.cursor;
    await replayed.target?.lease.keepAlive(now());
    request.onProgress(report);
    after = page.next;
  } while (after !== null);
}

async function readPage(
  reader: Reader,
  { orgId, id }: ReplayRequest,
  stream: Stream,
  after: string | null,
): Promise<RawPage> {
  const { records, next } =
    id === undefined
      ? await readRecordPage(reader, orgId, stream, { after, limit: PAGE_SIZE })
      : { records: [...(await loadRecords(reader, orgId, stream, [id])).values()], next: null };
  const ids = records.map((record) => record.id);
  return { records, raws: await readRaw(reader, orgId, stream, ids), next };
}
