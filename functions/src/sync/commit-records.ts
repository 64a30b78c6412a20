import { isEmptyEffects, mergeEffects, type Effects } from '../model/change';
import type { Customer } from '../model/customer';
import { EMPTY_PROFILE } from '../model/erasure';
import type { Observation } from '../model/observation';
import type { Source } from '../model/source';
import { companionOf, readCompanions, type Companion } from '../store/companions';
import type { Reader, Write } from '../store/database';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import {
  loadRecordsAndCustomers,
  recordWrites,
  stubCustomerWrite,
  type StoredRecord,
} from '../store/records';
import {
  effectsOf,
  newestOfEach,
  nextSource,
  planWrite,
  withoutErasedContact,
  type Authority,
  type Candidate,
  type Decision,
} from './plan-commit';

/** Attempts at one batch before its error is passed on. */
const MAX_ATTEMPTS = 6;

/** Records in one batch: with raw payload, companion and stub of each it stays below 500 writes. */
const BATCH_RECORDS = 110;

/** Raw text in one batch; Firestore takes 10 MiB in all. */
const BATCH_RAW_CHARACTERS = 1_500_000;

export interface CommitRequest {
  readonly db: Reader;
  readonly orgId: string;
  readonly provider: string;
  /** All of one stream; see {@link toCandidate}. */
  readonly candidates: readonly Candidate[];
  readonly authority: Authority;
  /** Ids that are probably new: they are created without a look, and looked at when that fails. */
  readonly probablyNew?: (observation: Observation) => boolean;
  /** Customers, by document id, that need no look before an order refers to them. */
  readonly knownCustomer?: (id: string) => boolean;
  /** The write that tells recompute what a batch affects; it is part of the batch. */
  readonly note: (effects: Effects) => Write;
  /** Writes a batch, all or nothing, adding what belongs to it. `decisions` is what becomes of the batch's observations. */
  readonly commit: (writes: readonly Write[], decisions: CommitResult) => Promise<void>;
  readonly now: () => Date;
}

/** What became of each observation, by document id. */
export type CommitResult = ReadonlyMap<string, Decision>;

/**
 * The one way in: every record, whoever brings it, is stored here and nowhere else.
 *
 * A record and the note of what it affects are one atomic commit, made by compare-and-set: when somebody else writes
 * first, everything is read and decided again. Repeating a call, or making two in either order, ends in the same records.
 *
 * @throws {CommitConflict} or {StoreUnavailable} when a batch still fails after several attempts; earlier batches are stored.
 */
export async function commitRecords(request: CommitRequest): Promise<CommitResult> {
  const result = new Map<string, Decision>();
  for (const batch of inBatches(newestOfEach(request.candidates))) {
    const decisions = await commitBatch(request, batch);
    for (const [id, decision] of decisions) result.set(id, decision);
  }
  return result;
}

/** Whether records are few and small enough for one commit. */
export function fitsOneCommit(candidates: readonly Candidate[]): boolean {
  const characters = candidates.reduce((sum, { observation }) => sum + observation.raw.length, 0);
  return candidates.length <= BATCH_RECORDS && characters <= BATCH_RAW_CHARACTERS;
}

async function commitBatch(
  request: CommitRequest,
  batch: readonly Candidate[],
): Promise<Map<string, Decision>> {
  for (let attempt = 1; ; attempt += 1) {
    const { decisions, writes } = await planBatch(request, batch, attempt === 1);
    if (writes.length === 0) return decisions;
    try {
      await request.commit(writes, decisions);
      return decisions;
    } catch (error) {
      const worthAnother = error instanceof CommitConflict || error instanceof StoreUnavailable;
      if (!worthAnother || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function planBatch(
  request: CommitRequest,
  batch: readonly Candidate[],
  optimistic: boolean,
): Promise<{ decisions: Map<string, Decision>; writes: Write[] }> {
  const { records: stored, customers } = await loadStored(request, batch, optimistic);
  const sourceOf = (id: string): Source | null => stored.get(id)?.value.source ?? null;
  const allowed = batch.map((one) => withoutErasedContact(one, sourceOf(one.observation.id)));
  const decisions = new Map<string, Decision>();
  for (const candidate of allowed) {
    const { id } = candidate.observation;
    decisions.set(id, planWrite(candidate, sourceOf(id), request.authority));
  }
  const toStore = allowed.filter(({ observation: { id } }) =>
    ['create', 'update'].includes(decisions.get(id) ?? ''),
  );
  const companions = await loadCompanions(request, toStore, stored);
  const writes: Write[] = [];
  const effects: Effects[] = [];
  for (const candidate of toStore) {
    const { observation } = candidate;
    const record = stored.get(observation.id) ?? null;
    const companion = companions.get(observation.id) ?? null;
    const source = nextSource(candidate, sourceOf(observation.id), {
      provider: request.provider,
      companion: companionOf(observation) !== null,
      seenAt: request.now(),
    });
    writes.push(...recordWrites(request.orgId, observation, source, { record, companion }));
    effects.push(effectsOf(observation, record?.stream === 'orders' ? record.value : null));
  }
  writes.push(...stubWrites(request, toStore, customers));
  const union = mergeEffects(effects);
  if (!isEmptyEffects(union)) writes.push(request.note(union));
  return { decisions, writes };
}

interface Stored {
  readonly records: ReadonlyMap<string, StoredRecord>;
  /** Of the customers whom orders name, those that exist. */
  readonly customers: ReadonlySet<string>;
}

/** What a batch is decided by, in one read: its records, and whether customers exist whom its orders name. */
async function loadStored(
  { db, orgId, probablyNew, knownCustomer }: CommitRequest,
  batch: readonly Candidate[],
  optimistic: boolean,
): Promise<Stored> {
  const [first] = batch;
  if (!first) return { records: new Map(), customers: new Set() };
  const toLook = batch.filter(({ observation }) => !(optimistic && probablyNew?.(observation)));
  const owners = new Set(batch.flatMap(ownerOf).filter((id) => !knownCustomer?.(id)));
  return loadRecordsAndCustomers(db, orgId, {
    stream: first.observation.stream,
    ids: toLook.map(({ observation }) => observation.id),
    customers: [...owners],
  });
}

function ownerOf({ observation }: Candidate): string[] {
  if (observation.stream !== 'orders' || observation.body.customerId === null) return [];
  return [observation.body.customerId];
}

/** The companions that are stored already, so that those that stay the same are not written again. */
async function loadCompanions(
  { db, orgId }: CommitRequest,
  toStore: readonly Candidate[],
  stored: ReadonlyMap<string, StoredRecord>,
): Promise<Map<string, Companion>> {
  const [first] = toStore;
  if (!first) return new Map();
  const ids = toStore
    .map(({ observation }) => observation.id)
    .filter((id) => stored.get(id)?.value.source.companion);
  return readCompanions(db, orgId, first.observation.stream, ids);
}

/** Room for the customers whom these orders name and who are not there yet. */
function stubWrites(
  request: CommitRequest,
  candidates: readonly Candidate[],
  present: ReadonlySet<string>,
): Write[] {
  const missing = new Set(
    candidates.flatMap(ownerOf).filter((id) => !request.knownCustomer?.(id) && !present.has(id)),
  );
  return [...missing].map((id) => stubCustomerWrite(request.orgId, id, stubCustomer(id, request)));
}

function stubCustomer(id: string, request: CommitRequest): Customer {
  return {
    profile: EMPTY_PROFILE,
    insights: null,
    moves: 0,
    source: {
      provider: request.provider,
      externalId: id.slice(id.indexOf('_') + 1),
      version: { updatedAt: null, observedAt: new Date(0), hash: '' },
      firstSeenAt: request.now(),
      deletedAt: null,
      stub: true,
      companion: false,
    },
  };
}

function* inBatches(candidates: readonly Candidate[]): Generator<Candidate[]> {
  let batch: Candidate[] = [];
  let characters = 0;
  for (const candidate of candidates) {
    const full =
      batch.length === BATCH_RECORDS ||
      characters + candidate.observation.raw.length > BATCH_RAW_CHARACTERS;
    if (full && batch.length > 0) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(candidate);
    characters += candidate.observation.raw.length;
  }
  if (batch.length > 0) yield batch;
}
