import { createHash } from 'node:crypto';
import { effectsSchema, NO_EFFECTS, type Effects } from '../model/change';
import { deadLetterSchema, type DeadLetter } from '../model/dead-letter';
import { expiryOf } from '../model/keeping';
import type { Run } from '../model/run';
import type { Reader, StoredDocument, Write, WriteTime } from './database';
import type { CorruptDocument } from './errors';
import { parseDocument, parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Aggregate, Query } from './query';

/** A dead letter as last seen, with what a compare-and-set needs. */
export interface StoredDeadLetter {
  readonly id: string;
  readonly letter: DeadLetter;
  readonly writtenAt: WriteTime;
}

/** Of what an entry says that cannot be read, so much is kept: many of them fit in one commit. */
const MAX_UNREAD_CHARACTERS = 20_000;

interface GivenUp {
  readonly reason: string;
  readonly attempts: number;
  readonly at: Date;
}

const waiting = { state: 'waiting', redrivenAt: null, redrivenAs: null } as const;

/** The write that keeps a run that was given up. It has one place per run. */
export function deadRunWrite(
  orgId: string,
  { runId, run }: { runId: string; run: Run },
  { reason, attempts, at }: GivenUp,
): Write {
  const { trigger, streams } = run;
  const letter: DeadLetter = {
    kind: 'run',
    runId,
    trigger,
    streams,
    reason,
    attempts,
    createdAt: at,
    ...waiting,
  };
  return letterWrite(orgId, `run-${runId}`, letter);
}

/** The write that keeps what could not be computed. The same things have one place, however often they are given up. */
export function deadChangeWrite(
  orgId: string,
  effects: Effects,
  { reason, attempts, at }: GivenUp,
): Write {
  const letter: DeadLetter = {
    kind: 'change',
    effects,
    unread: null,
    reason,
    attempts,
    createdAt: at,
    ...waiting,
  };
  return letterWrite(orgId, `change-${digestOf(JSON.stringify(effects))}`, letter);
}

/**
 * The write that keeps an outbox entry that cannot be read. What it affects is kept where that much can be made out, so that
 * a redrive computes it.
 */
export function deadEntryWrite(
  orgId: string,
  entry: StoredDocument,
  { reason, at }: Omit<GivenUp, 'attempts'>,
): Write {
  const effects = effectsSchema.safeParse(entry.data?.['effects']);
  const letter: DeadLetter = {
    kind: 'change',
    effects: effects.success ? effects.data : NO_EFFECTS,
    unread: JSON.stringify(entry.data).slice(0, MAX_UNREAD_CHARACTERS),
    reason,
    attempts: 1,
    createdAt: at,
    ...waiting,
  };
  return letterWrite(orgId, `entry-${digestOf(entry.path)}`, letter);
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function letterWrite(orgId: string, id: string, letter: DeadLetter): Write {
  return { op: 'set', path: pathOf('deadLetter', { org: orgId, id }), data: { ...letter } };
}

/** Whether a write keeps or marks a dead letter. */
export function isDeadLetter({ path }: Write): boolean {
  return path.split('/')[2] === 'deadLetters';
}

/** The write that marks a letter as redriven, unless somebody changed it since it was read. */
export function redrivenWrite(
  orgId: string,
  { id, writtenAt }: StoredDeadLetter,
  { at, as }: { at: Date; as: string },
): Write {
  return {
    op: 'update',
    path: pathOf('deadLetter', { org: orgId, id }),
    data: {
      state: 'redriven',
      redrivenAt: at,
      redrivenAs: as,
      expireAt: expiryOf('deadLetter', at),
    },
    ifWrittenAt: writtenAt,
  };
}

export async function readDeadLetter(
  db: Reader,
  orgId: string,
  id: string,
): Promise<StoredDeadLetter | null> {
  const [document] = await db.getAll([pathOf('deadLetter', { org: orgId, id })]);
  const letter = parseDocument(deadLetterSchema, document);
  return letter && document?.writtenAt ? { id, letter, writtenAt: document.writtenAt } : null;
}

/** Dead letters that nobody has redriven. */
export function waitingLettersQuery(orgId: string, limit: number): Query {
  return {
    collection: collectionOf('deadLetter', { org: orgId }),
    where: [['state', '==', 'waiting']],
    limit,
  };
}

/** Counts what {@link countWaitingLetters} counts. */
export function waitingLettersAggregates(orgId: string): Aggregate[] {
  const { collection, where = [] } = waitingLettersQuery(orgId, 1);
  return [{ query: { collection, where } }];
}

/** How many dead letters nobody has redriven. */
export async function countWaitingLetters(db: Reader, orgId: string): Promise<number> {
  const [letters] = await db.aggregate(waitingLettersAggregates(orgId));
  return letters?.count ?? 0;
}

/** Up to `limit` dead letters that nobody has redriven, in id order. */
export async function readWaitingLetters(
  db: Reader,
  orgId: string,
  { limit, onCorrupt }: { limit: number; onCorrupt: (error: CorruptDocument) => void },
): Promise<StoredDeadLetter[]> {
  const letters: StoredDeadLetter[] = [];
  for (const document of await db.query(waitingLettersQuery(orgId, limit))) {
    const letter = parseReadable(deadLetterSchema, document, onCorrupt);
    if (letter && document.writtenAt)
      letters.push({ id: document.id, letter, writtenAt: document.writtenAt });
  }
  return letters;
}
