import { runSchema, type Run } from '../model/run';
import type { Database, StoredDocument, Write, WriteTime } from './database';
import { CommitConflict, type CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { collectionOf, orgsOf, pathOf } from './paths';
import type { Query } from './query';

/** A run document as last seen, with what a compare-and-set needs. */
export interface StoredRun {
  readonly orgId: string;
  readonly runId: string;
  readonly run: Run;
  readonly writtenAt: WriteTime;
}

/** The write that makes a run. It conflicts when there is one with this id. */
export function runWrite(orgId: string, runId: string, run: Run): Write {
  return { op: 'create', path: pathOf('run', { org: orgId, id: runId }), data: { ...run } };
}

/**
 * Creates a run once.
 * @param also what is written together with it, or not at all.
 * @returns false when a run with this id is already there.
 */
export async function createRun(
  db: Database,
  orgId: string,
  runId: string,
  run: Run,
  also: readonly Write[] = [],
): Promise<boolean> {
  try {
    await db.commit([runWrite(orgId, runId, run), ...also]);
    return true;
  } catch (error) {
    if (error instanceof CommitConflict) return false;
    throw error;
  }
}

/** A run that is to be made. */
export interface NewRun {
  readonly orgId: string;
  readonly runId: string;
  readonly run: Run;
}

/** Makes runs of several organisations in one commit, all or none, and at most 500. @throws {CommitConflict} when one is there. */
export async function createRuns(db: Database, runs: readonly NewRun[]): Promise<void> {
  if (runs.length > 0)
    await db.commit(runs.map(({ orgId, runId, run }) => runWrite(orgId, runId, run)));
}

export async function readRun(
  db: Database,
  orgId: string,
  runId: string,
): Promise<StoredRun | null> {
  const [document] = await db.getAll([pathOf('run', { org: orgId, id: runId })]);
  return document ? toStoredRun(document) : null;
}

/**
 * Changes a run if nobody changed it since it was read.
 * @param also what is written together with the change, or not at all.
 * @throws {CommitConflict} when somebody did.
 */
export async function updateRun(
  db: Database,
  stored: StoredRun,
  change: Partial<Run>,
  also: readonly Write[] = [],
): Promise<StoredRun> {
  const writtenAt = await db.commit([
    ...also,
    {
      op: 'update',
      path: pathOf('run', { org: stored.orgId, id: stored.runId }),
      data: { ...change },
      ifWrittenAt: stored.writtenAt,
    },
  ]);
  return { ...stored, run: { ...stored.run, ...change }, writtenAt };
}

/** Newest runs of an org. */
export function recentRunsQuery(orgId: string, limit: number): Query {
  return {
    collection: collectionOf('run', { org: orgId }),
    orderBy: [['createdAt', 'desc']],
    limit,
  };
}

export async function recentRuns(db: Database, orgId: string, limit: number): Promise<StoredRun[]> {
  return (await db.query(recentRunsQuery(orgId, limit))).flatMap(
    (document) => toStoredRun(document) ?? [],
  );
}

/** Runs of all orgs that are not final and have shown no sign of life since `before`. */
export function silentRunsQuery(before: Date, limit: number): Query {
  return {
    collection: 'syncRuns',
    everywhere: true,
    where: [
      ['state', 'in', ['queued', 'running']],
      ['progressAt', '<', before],
    ],
    orderBy: [['progressAt', 'asc']],
    limit,
  };
}

/** What {@link silentRunsQuery} finds, longest silence first. One that cannot be read is reported and left out. */
export async function silentRuns(
  db: Database,
  before: Date,
  { limit, onCorrupt }: { limit: number; onCorrupt: (error: CorruptDocument) => void },
): Promise<StoredRun[]> {
  return (await db.query(silentRunsQuery(before, limit))).flatMap((document) => {
    const run = parseReadable(runSchema, document, onCorrupt);
    return (run && withPlace(document, run)) ?? [];
  });
}

function toStoredRun(document: StoredDocument): StoredRun | null {
  const run = parseDocument(runSchema, document);
  return run && withPlace(document, run);
}

function withPlace(document: StoredDocument, run: Run): StoredRun | null {
  const [orgId] = orgsOf([document]);
  if (!document.writtenAt || orgId === undefined) return null;
  return { orgId, runId: document.id, run, writtenAt: document.writtenAt };
}
