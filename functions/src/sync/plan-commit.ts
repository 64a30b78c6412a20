import { mergeEffects, NO_EFFECTS, type Effects } from '../model/change';
import type { Observation } from '../model/observation';
import type { OrderBody } from '../model/order';
import { compareVersions, type Source, type Version } from '../model/source';
import type { StoredRecord } from '../store/records';
import { contentHash } from './content-hash';

/** An observation with the version that decides its fate. */
export interface Candidate {
  readonly observation: Observation;
  readonly version: Version;
  /** Of a replay: the version whose raw payload the observation was made from again. It may take the place of no other. */
  readonly replaces?: Version;
}

/** Gives an observation its version. */
export function toCandidate(observation: Observation): Candidate {
  const { updatedAt, observedAt } = observation;
  return { observation, version: { updatedAt, observedAt, hash: contentHash(observation) } };
}

/**
 * A candidate as it may be stored: without the contact details of an order whose own were erased with the person they were of. Its
 * version is then that of an order that never had any, so that nothing is left to guess them by.
 */
export function withoutErasedContact(candidate: Candidate, stored: Source | null): Candidate {
  const { observation } = candidate;
  const isBarred = stored?.contactErasedAt !== undefined && observation.stream === 'orders';
  return isBarred && observation.contact !== null
    ? { ...candidate, ...toCandidate({ ...observation, contact: null }) }
    : candidate;
}

/**
 * Who brings an observation: the walk that holds the stream's lease, a delivery that may come late or twice, or a replay,
 * which reads a stored payload again and has not asked the POS.
 */
export type Authority = 'walk' | 'delivery' | 'replay';

export type Decision = 'create' | 'update' | 'unchanged' | 'stale' | 'unversioned';

/**
 * What is to be done with an observation, given what is stored. Newer wins; equal content is left alone, unless the
 * record was thought deleted and a walk has it again. A delivery without an update time never overwrites: nobody
 * can say which of the two is newer. A walk without one goes by when it looked; of two looks within one second of the
 * POS's clock, which counts whole ones, its own came later, since only one worker walks at a time. A replay says anew
 * what the stored version is, so it replaces that very one or nothing. An erased customer stays erased.
 */
export function planWrite(
  candidate: Candidate,
  stored: Source | null,
  authority: Authority,
): Decision {
  if (stored?.erasedAt) return 'unchanged';
  if (authority === 'replay') return planReplay(candidate, stored);
  if (!stored) return 'create';
  if (stored.stub) return 'update';
  const { version } = candidate;
  if (version.hash === stored.version.hash) {
    return stored.deletedAt !== null && authority === 'walk' ? 'update' : 'unchanged';
  }
  if (version.updatedAt === null) {
    if (authority === 'delivery') return 'unversioned';
    return version.observedAt >= stored.version.observedAt ? 'update' : 'stale';
  }
  return compareVersions(version, stored.version) > 0 ? 'update' : 'stale';
}

function planReplay({ version, replaces }: Candidate, stored: Source | null): Decision {
  if (!stored) return 'stale';
  if (version.hash === stored.version.hash) return 'unchanged';
  const isSameLook =
    replaces?.hash === stored.version.hash &&
    replaces.observedAt.getTime() === stored.version.observedAt.getTime();
  return isSameLook ? 'update' : 'stale';
}

/** The newest of several observations of the same record, one for each id, in the order of first appearance. */
export function newestOfEach(candidates: readonly Candidate[]): Candidate[] {
  const newest = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const other = newest.get(candidate.observation.id);
    if (!other || compareVersions(candidate.version, other.version) > 0) {
      newest.set(candidate.observation.id, candidate);
    }
  }
  return [...newest.values()];
}

/** The provenance that a record is stored with. To have been looked at revives a deleted record; a replay has not looked. */
export function nextSource(
  candidate: Candidate,
  stored: Source | null,
  context: { provider: string; companion: boolean; seenAt: Date },
): Source {
  return {
    provider: context.provider,
    externalId: candidate.observation.externalId,
    version: candidate.version,
    firstSeenAt: stored?.firstSeenAt ?? context.seenAt,
    deletedAt: candidate.replaces ? (stored?.deletedAt ?? null) : null,
    stub: false,
    companion: context.companion,
    ...(stored?.contactErasedAt ? { contactErasedAt: stored.contactErasedAt } : {}),
  };
}

/** What changes when `after` takes the place of `before`: both the old owner, day and products and the new ones. */
export function effectsOf(observation: Observation, before: OrderBody | null): Effects {
  switch (observation.stream) {
    case 'customers':
      return { ...NO_EFFECTS, customers: [observation.id] };
    case 'products':
      return { ...NO_EFFECTS, products: [observation.id] };
    case 'orders':
      return mergeEffects([
        effectsOfOrder(observation.body),
        ...(before ? [effectsOfOrder(before)] : []),
      ]);
  }
}

/** What changes when a stored record is deleted. */
export function effectsOfStored(record: StoredRecord): Effects {
  switch (record.stream) {
    case 'customers':
      return { ...NO_EFFECTS, customers: [record.id] };
    case 'products':
      return { ...NO_EFFECTS, products: [record.id] };
    case 'orders':
      return effectsOfOrder(record.value);
  }
}

function effectsOfOrder(order: OrderBody): Effects {
  return {
    customers: order.customerId === null ? [] : [order.customerId],
    days: [order.businessDay],
    products: order.items.flatMap((item) => item.productId ?? []),
  };
}
