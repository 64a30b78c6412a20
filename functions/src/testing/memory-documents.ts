import { isDeepStrictEqual } from 'node:util';
import { Timestamp } from 'firebase-admin/firestore';
import type { StoredDocument, Write, WriteTime } from '../store/database';
import { CommitConflict } from '../store/errors';

/** A document in memory. Never changed in place, so that a copy of the map is a snapshot. */
export interface MemoryDocument {
  readonly data: Readonly<Record<string, unknown>>;
  readonly writtenAt: WriteTime;
}

/** All documents by path. */
export type Documents = Map<string, MemoryDocument>;

/**
 * Makes the writes of one commit, all or none.
 * @throws {CommitConflict} when one precondition does not hold; `documents` is untouched then.
 */
export function applyWrites(documents: Documents, writes: readonly Write[], at: WriteTime): void {
  const changed = new Map<string, MemoryDocument | undefined>();
  for (const write of writes) {
    const before = changed.has(write.path) ? changed.get(write.path) : documents.get(write.path);
    requirePreconditions(write, before);
    if (write.op === 'delete') {
      changed.set(write.path, undefined);
      continue;
    }
    const own = storable(write.data, write.path);
    const data = write.op === 'update' ? { ...before?.data, ...own } : own;
    // Firestore keeps the time of a document whose content a write leaves as it was.
    const isSame = before !== undefined && isDeepStrictEqual(before.data, data);
    changed.set(write.path, { data, writtenAt: isSame ? before.writtenAt : at });
  }
  for (const [path, document] of changed) {
    if (document) documents.set(path, document);
    else documents.delete(path);
  }
}

function requirePreconditions(write: Write, before: MemoryDocument | undefined): void {
  if (write.op === 'create' && before) throw new CommitConflict(`${write.path} is already there`);
  if (write.op === 'update' && !before) throw new CommitConflict(`${write.path} is not there`);
  const expected = 'ifWrittenAt' in write ? write.ifWrittenAt : undefined;
  if (expected && !before?.writtenAt.isEqual(expected))
    throw new CommitConflict(`${write.path} was written by somebody else`);
}

/** A copy of what Firestore would store. @throws RangeError for what it refuses. */
function storable(data: Readonly<Record<string, unknown>>, path: string): Record<string, unknown> {
  const dotted = Object.keys(data).find((key) => key.includes('.'));
  if (dotted !== undefined) throw new RangeError(`${path}: ${dotted} would be read as a path`);
  requireValues(data, path);
  return copyMap(data);
}

function requireValues(value: unknown, path: string): void {
  if (value === undefined) throw new RangeError(`${path} has an undefined value`);
  if (Array.isArray(value)) for (const element of value) requireValues(element, `${path}[]`);
  else if (isMap(value) && !(value instanceof Date))
    for (const [key, inner] of Object.entries(value)) requireValues(inner, `${path}/${key}`);
}

function copyMap(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, copy(value)]));
}

function copy(value: unknown): unknown {
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) return value.map(copy);
  return isMap(value) ? copyMap(value) : value;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object';
}

/** A document as the port hands it out; `data` is the reader's own. */
export function toStoredDocument(
  path: string,
  document: MemoryDocument | undefined,
  readAt: Date,
): StoredDocument {
  return {
    path,
    id: path.slice(path.lastIndexOf('/') + 1),
    data: document ? copyMap(document.data) : null,
    writtenAt: document?.writtenAt ?? null,
    readAt,
  };
}

/** A write time in whole microseconds since the epoch, as fine as Firestore's. */
export function toWriteTime(microseconds: number): WriteTime {
  const seconds = Math.floor(microseconds / 1_000_000);
  return new Timestamp(seconds, (microseconds - seconds * 1_000_000) * 1_000);
}
