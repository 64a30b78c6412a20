import { createHash } from 'node:crypto';
import {
  changeSchema,
  NO_EFFECTS,
  noteSchema,
  type Change,
  type ChangeInput,
  type Effects,
} from '../model/change';
import { expiryOf } from '../model/keeping';
import type { Database, StoredDocument, Write, WriteTime } from './database';
import type { CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';
import { waitingSince, walkWaitingOrgs, type Reached } from './waiting-orgs';

/** A waiting entry, with what is needed to delete exactly it. */
export interface WaitingChange {
  readonly id: string;
  readonly change: Change;
  readonly writtenAt: WriteTime;
}

/** Entries that one look takes at most. */
const TAKE = 300;
const NOTES_PER_LOOK = 300;

/** The one entry that waits for the counts. */
const STATS_ENTRY = 'stats';

/** The write that leaves an entry in the outbox; its creation is what rings for recompute. */
export function changeWrite(orgId: string, id: string, change: ChangeInput): Write {
  const data = changeSchema.parse(change);
  return { op: 'create', path: pathOf('change', { org: orgId, id }), data: { ...data } };
}

/**
 * The write that leaves a part of a larger entry. The same part has one place, so that taking an entry apart again
 * adds nothing.
 */
export function partWrite(orgId: string, effects: Effects, createdAt: Date): Write {
  const data = changeSchema.parse({ kind: 'records', effects, createdAt });
  const id = `part-${digestOf(effects)}`;
  return { op: 'set', path: pathOf('change', { org: orgId, id }), data: { ...data } };
}

/**
 * The write that has every customer of an org computed. It belongs into the commit that makes other rules or another fit the
 * current ones, so that neither comes without the other. Asked again at the same instant, it is the same entry.
 */
export function everyoneWrite(orgId: string, createdAt: Date): Write {
  const data = changeSchema.parse({ kind: 'everyone', createdAt });
  const id = `everyone-${createdAt.getTime()}`;
  return { op: 'set', path: pathOf('change', { org: orgId, id }), data: { ...data } };
}

/** The write that leaves the one entry that waits for the organisation-wide counts; it conflicts where that waits already. */
export function statsEntryWrite(orgId: string, createdAt: Date): Write {
  return changeWrite(orgId, STATS_ENTRY, { kind: 'stats', createdAt });
}

/** The write that makes the entry for the counts wait anew, whether it waits already or not. */
export function statsLaterWrite(orgId: string, createdAt: Date): Write {
  const data = changeSchema.parse({ kind: 'stats', createdAt });
  return { op: 'set', path: pathOf('change', { org: orgId, id: STATS_ENTRY }), data: { ...data } };
}

/** Rings for recompute on behalf of a run: whatever its notes name is to be computed. */
export async function leaveRing(
  db: Database,
  { orgId, runId }: { orgId: string; runId: string },
  tools: { newId: () => string; now: () => Date },
): Promise<void> {
  const ring = { orgId, runId, id: tools.newId(), createdAt: tools.now() };
  await db.commit([ringWrite({ ...ring, effects: NO_EFFECTS })]);
}

/** The write that rings for a run's notes and for what its own commit affects. */
export function ringWrite(note: RunNote): Write {
  const { orgId, runId, id, effects, createdAt } = note;
  return changeWrite(orgId, id, { kind: 'run', runId, effects, createdAt });
}

/** What one commit of a run affects. */
interface RunNote {
  readonly orgId: string;
  readonly runId: string;
  /** Of the document. */
  readonly id: string;
  readonly effects: Effects;
  readonly createdAt: Date;
}

/** The write that leaves the one entry that waits for a day's breakdown until `dueAt`; it conflicts where that waits already. */
export function dayEntryWrite(orgId: string, day: string, dueAt: Date): Write {
  return changeWrite(orgId, `${STATS_ENTRY}-${day}`, {
    kind: 'stats',
    days: [day],
    createdAt: dueAt,
  });
}

/** The write that leaves an entry for a day that could not be computed: another one for each time. */
export function dayRetryWrite(orgId: string, day: string, dueAt: Date): Write {
  const id = `${STATS_ENTRY}-${day}-${dueAt.getTime()}`;
  return changeWrite(orgId, id, { kind: 'stats', days: [day], createdAt: dueAt });
}

/** The write that leaves an entry for days of which something else is to be said; for the same days it is the same one. */
export function daysEntryWrite(orgId: string, days: string[], createdAt: Date): Write {
  const data = changeSchema.parse({ kind: 'stats', days, createdAt });
  const id = `${STATS_ENTRY}-${digestOf(days)}`;
  return { op: 'set', path: pathOf('change', { org: orgId, id }), data: { ...data } };
}

function digestOf(effects: Effects | readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(effects)).digest('hex').slice(0, 32);
}

/** The write that leaves a run's note of what one of its commits affects. It rings nobody. */
export function noteWrite(note: RunNote): Write {
  const { orgId, runId, id, effects, createdAt } = note;
  return {
    op: 'create',
    path: pathOf('runNote', { org: orgId, id: runId, note: id }),
    data: { effects, createdAt, expireAt: expiryOf('runNote', createdAt) },
  };
}

/** The entries that wait, those first that have been due longest: what failed and waits for later hides nothing new. */
export function waitingChangesQuery(orgId: string): Query {
  const collection = collectionOf('change', { org: orgId });
  return { collection, orderBy: [['createdAt', 'asc']], limit: TAKE };
}

/** Entries in no order, which also finds those that carry no time. */
export function anyChangesQuery(orgId: string): Query {
  return { collection: collectionOf('change', { org: orgId }), limit: TAKE };
}

/**
 * The entries that wait, those first that have been due longest. One that cannot be read is reported and left out; one
 * that carries no time is found as soon as no other waits.
 * @throws {CorruptDocument} where nobody is named to report to.
 */
export async function takeWaiting(
  db: Database,
  orgId: string,
  onCorrupt: (error: CorruptDocument, entry: StoredDocument) => void = rethrow,
): Promise<WaitingChange[]> {
  const dated = await db.query(waitingChangesQuery(orgId));
  const documents = dated.length > 0 ? dated : await db.query(anyChangesQuery(orgId));
  const waiting: WaitingChange[] = [];
  for (const document of documents) {
    const change = parseReadable(changeSchema, document, (error) => onCorrupt(error, document));
    if (change && document.writtenAt)
      waiting.push({ id: document.id, change, writtenAt: document.writtenAt });
  }
  return waiting;
}

function rethrow(error: CorruptDocument): never {
  throw error;
}

/**
 * Deletes entries whose results are stored.
 * @throws {CommitConflict} when one was rewritten since it was taken; then all stay.
 */
export async function removeTaken(
  db: Database,
  orgId: string,
  taken: readonly WaitingChange[],
): Promise<void> {
  if (taken.length === 0) return;
  await db.commit(
    taken.map(({ id, writtenAt }) => ({
      op: 'delete',
      path: pathOf('change', { org: orgId, id }),
      ifWrittenAt: writtenAt,
    })),
  );
}

/** One page of a run's notes, in id order. */
export function runNotesQuery(orgId: string, runId: string, after: string | null): Query {
  return {
    collection: collectionOf('runNote', { org: orgId, id: runId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit: NOTES_PER_LOOK,
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/** What a run's commits affect, note by note, with the paths of the notes. */
export async function readNotes(
  db: Database,
  orgId: string,
  runId: string,
): Promise<{ effects: Effects[]; paths: string[] }> {
  const effects: Effects[] = [];
  const paths: string[] = [];
  let after: string | null = null;
  for (;;) {
    const documents = await db.query(runNotesQuery(orgId, runId, after));
    for (const document of documents) {
      const note = parseDocument(noteSchema, document);
      if (note) effects.push(note.effects);
      paths.push(document.path);
    }
    const last = documents.at(-1);
    if (!last || documents.length < NOTES_PER_LOOK) return { effects, paths };
    after = last.id;
  }
}

/** Deletes notes whose effects are computed. */
export async function removeNotes(db: Database, paths: readonly string[]): Promise<void> {
  for (let from = 0; from < paths.length; from += TAKE) {
    await db.commit(paths.slice(from, from + TAKE).map((path) => ({ op: 'delete', path })));
  }
}

/** A page of the outbox entries of all orgs that have waited since before `before`. */
export function oldChangesQuery(before: Date, after: Reached | null): Query {
  return waitingSince('changes', before, after);
}

/** Orgs whose outbox nobody has taken up, longest wait first. */
export function orgsWithOldChanges(db: Database, before: Date): AsyncGenerator<string, void> {
  return walkWaitingOrgs(db, (after) => oldChangesQuery(before, after));
}
