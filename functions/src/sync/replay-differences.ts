import { canonicalJson } from '../model/canonical-json';
import type { Observation } from '../model/observation';
import type { Companion } from '../store/companions';
import type { StoredRecord } from '../store/records';

/** One field in which two forms of a record differ. */
export interface FieldDifference {
  /** Such as `totals.totalCents`; lists are one field. */
  readonly field: string;
  /** JSON, cut when long; null where it would tell about a person. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Longer values are cut. */
const SHOWN_CHARACTERS = 80;

/** Fields of a customer that tell nothing about who it is. */
const IMPERSONAL = new Set(['updatedAt', 'profile.guest', 'profile.hasEmail', 'profile.hasPhone']);

/** Where a stored record and the same one made again differ, field by field, by name. Personal values are left out. */
export function compareRecord(
  stored: StoredRecord,
  companion: Companion | null,
  again: Observation,
): FieldDifference[] {
  const before = flatten(partsOfStored(stored, companion));
  const after = flatten(partsOfObserved(again));
  const fields = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  const isShown = (field: string): boolean =>
    again.stream === 'customers' ? IMPERSONAL.has(field) : !field.startsWith('contact.');
  return fields
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => ({
      field,
      before: isShown(field) ? cut(before.get(field)) : null,
      after: isShown(field) ? cut(after.get(field)) : null,
    }));
}

function partsOfStored(
  { stream, value }: StoredRecord,
  companion: Companion | null,
): Record<string, unknown> {
  const { updatedAt } = value.source.version;
  if (stream === 'customers') return { updatedAt, profile: value.profile, contact: companion };
  if (stream === 'orders') {
    const { source: _source, owner: _owner, ...body } = value;
    return { updatedAt, ...body, contact: companion };
  }
  const { source: _source, ...body } = value;
  return { updatedAt, ...body, ...companion };
}

function partsOfObserved(observation: Observation): Record<string, unknown> {
  const { updatedAt, body } = observation;
  if (observation.stream === 'orders') return { updatedAt, ...body, contact: observation.contact };
  if (observation.stream === 'products') return { updatedAt, ...body, ...observation.cost };
  const { contact } = observation;
  // A contact that says nothing is not stored.
  const says = Object.values(contact).some((value) => value !== null);
  return { updatedAt, profile: body, contact: says ? contact : null };
}

/** JSON of every leaf by its path; null and absent are one. */
function flatten(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Date)
    return new Map([[path, canonicalJson(value)]]);
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [
      ...flatten(inner, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

function cut(json = 'null'): string {
  return json.length > SHOWN_CHARACTERS ? `${json.slice(0, SHOWN_CHARACTERS - 1)}…` : json;
}
