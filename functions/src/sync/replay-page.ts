import type { Effects } from '../model/change';
import type { Observation } from '../model/observation';
import type { OrderContact } from '../model/order-contact';
import type { Org } from '../model/org';
import type { Version } from '../model/source';
import type { PosRenormaliser } from '../pos/adapter';
import { readCompanions } from '../store/companions';
import { readOrderContacts } from '../store/order-contacts';
import type { Database, Write } from '../store/database';
import type { Manifest } from '../store/manifest';
import type { Raw } from '../store/raw';
import { NORMALISER_VERSION, type StoredRecord } from '../store/records';
import type { StreamLease } from '../store/stream-lease';
import { commitRecords } from './commit-records';
import { toCandidate, type Candidate, type Decision } from './plan-commit';
import { compareRecord } from './replay-differences';
import type { ReplayReport } from './replay-report';

/** What replaying a page works with. */
export interface PageReplay {
  readonly db: Database;
  readonly orgId: string;
  readonly renormaliser: PosRenormaliser;
  readonly pos: Pick<Org['pos'], 'locations' | 'statusTable'>;
  readonly report: ReplayReport;
  /** How many records the report describes field by field. */
  readonly maxExamples: number;
  /** Where to store; null when nothing is to be stored. */
  readonly target: { readonly lease: StreamLease; readonly manifest: Manifest } | null;
  readonly note: (effects: Effects) => Write;
  readonly now: () => Date;
}

/** A stored record and what it is when made again. */
interface Remade {
  readonly record: StoredRecord;
  readonly candidate: Candidate & { readonly replaces: Version };
}

/** Makes the records of one page again, compares, and stores those that differ unless nothing is to be stored. */
export async function replayPage(
  replay: PageReplay,
  records: readonly StoredRecord[],
  raws: ReadonlyMap<string, Raw>,
): Promise<void> {
  const { report, target } = replay;
  report.records += records.length;
  const contacts = await readOrderContacts(replay.db, replay.orgId, records);
  const remade = records.flatMap(
    (record) => remake(replay, record, { raw: raws.get(record.id), contacts }) ?? [],
  );
  const differing = remade.filter(
    ({ record, candidate }) => record.value.source.version.hash !== candidate.version.hash,
  );
  for (const one of differing) await describe(replay, one);
  const decisions: ReadonlyMap<string, Decision> = target
    ? await store(replay, target.lease, differing)
    : new Map();
  for (const one of remade) count(report, one, decisions);
  if (target) await remember(target.manifest, remade, decisions);
}

/** The record made again; null, and why in the report, when that cannot or need not be. */
function remake(
  replay: PageReplay,
  record: StoredRecord,
  { raw, contacts }: { raw: Raw | undefined; contacts: ReadonlyMap<string, OrderContact> },
): Remade | null {
  const { report, renormaliser, pos } = replay;
  const { id, stream } = record;
  const { source } = record.value;
  if (source.erasedAt || source.stub) {
    if (source.erasedAt) report.erased += 1;
    else report.stubs += 1;
    return null;
  }
  if (!raw || raw.json === null) {
    report.withoutRaw.push(id);
    return null;
  }
  if (raw.normaliserVersion > NORMALISER_VERSION) {
    report.byNewerRules.push(id);
    return null;
  }
  const { externalId, version } = source;
  const { observedAt } = raw;
  const reading = renormaliser.renormalise({ stream, externalId, raw: raw.json, observedAt, pos });
  if (reading.outcome === 'rejected') {
    report.unreplayable.push({ id, reasons: reading.rejection.reasons });
    return null;
  }
  const observation = withKeptContact(reading.observation, contacts.get(id) ?? null);
  return { record, candidate: { ...toCandidate(observation), replaces: version } };
}

/**
 * A payload is kept without its contact fields, so an order that is made again says nothing about who bought. What it said stands
 * beside it and is said again, or a replay would remove it, unless the order turns out to have a customer.
 */
function withKeptContact(again: Observation, contact: OrderContact | null): Observation {
  return again.stream === 'orders' && again.body.customerId === null
    ? { ...again, contact }
    : again;
}

async function describe(
  { db, orgId, report, maxExamples }: PageReplay,
  { record, candidate }: Remade,
): Promise<void> {
  const { stream, id } = record;
  const companions = await readCompanions(db, orgId, stream, [id]);
  const differences = compareRecord(record, companions.get(id) ?? null, candidate.observation);
  for (const { field } of differences) report.fields[field] = (report.fields[field] ?? 0) + 1;
  if (report.examples.length < maxExamples) report.examples.push({ id, differences });
}

function store(
  { db, orgId, renormaliser, note, now }: PageReplay,
  lease: StreamLease,
  differing: readonly Remade[],
): Promise<ReadonlyMap<string, Decision>> {
  return commitRecords({
    db,
    orgId,
    provider: renormaliser.provider,
    candidates: differing.map(({ candidate }) => candidate),
    authority: 'replay',
    note,
    commit: (writes) => lease.commit(writes),
    now,
  });
}

function count(
  report: ReplayReport,
  { record, candidate }: Remade,
  decisions: ReadonlyMap<string, Decision>,
): void {
  if (record.value.source.version.hash === candidate.version.hash) report.unchanged += 1;
  else if ((decisions.get(record.id) ?? 'update') === 'update') report.changed += 1;
  else report.overtaken += 1;
}

/**
 * What the next walk will find is what is stored now, so that it stores nothing. Entries that say something else than what was
 * stored (missed, in quarantine) stay.
 */
async function remember(
  manifest: Manifest,
  remade: readonly Remade[],
  decisions: ReadonlyMap<string, Decision>,
): Promise<void> {
  const walked = remade.filter(({ record }) => record.value.source.deletedAt === null);
  await manifest.load(walked.map(({ candidate }) => candidate.observation.externalId));
  for (const { record, candidate } of walked) {
    const { externalId } = candidate.observation;
    const known = manifest.get(externalId);
    const isPlain = known === undefined || known === candidate.replaces.hash;
    if (isPlain && decisions.get(record.id) !== 'stale')
      manifest.set(externalId, candidate.version.hash);
  }
}
