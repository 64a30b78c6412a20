import { holdSchema, type Hold, type HoldInput } from '../model/quarantine';
import { STREAMS, type Stream } from '../model/source';
import type { Reader, Write, WriteTime } from './database';
import { waitingLettersAggregates } from './dead-letters';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import { waitingQuarantineQuery } from './quarantine';
import type { Aggregate, Query } from './query';

/** Decisions that wait. */
export function openHoldsQuery(orgId: string): Query {
  return { collection: collectionOf('hold', { org: orgId }), where: [['state', '==', 'open']] };
}

/** A hold has one place per stream, so that a second run that sees the same asks the same question. */
export function holdWrite(orgId: string, hold: HoldInput): Write {
  const data: Hold = holdSchema.parse(hold);
  return { op: 'set', path: pathOf('hold', { org: orgId, id: hold.stream }), data: { ...data } };
}

/** The hold of a stream, decided or not; null when there never was one. */
export async function readHold(db: Reader, orgId: string, stream: Stream): Promise<Hold | null> {
  const [document] = await db.getAll([pathOf('hold', { org: orgId, id: stream })]);
  return parseDocument(holdSchema, document);
}

/** A hold as last seen, with what a compare-and-set needs. */
export interface StoredHold {
  readonly hold: Hold;
  readonly writtenAt: WriteTime;
}

/** The holds of an org, decided or not, for the streams that ever had one. */
export async function readHolds(
  db: Reader,
  orgId: string,
  streams: readonly Stream[] = STREAMS,
): Promise<StoredHold[]> {
  const paths = streams.map((stream) => pathOf('hold', { org: orgId, id: stream }));
  return (await db.getAll(paths)).flatMap((document) => {
    const hold = parseDocument(holdSchema, document);
    return hold && document.writtenAt ? { hold, writtenAt: document.writtenAt } : [];
  });
}

/** The write that decides a hold, unless it changed since it was read. */
export function decideHoldWrite(
  orgId: string,
  { hold, writtenAt }: StoredHold,
  { decision, by, at }: { decision: 'confirmed' | 'rejected'; by: string; at: Date },
): Write {
  return {
    op: 'update',
    path: pathOf('hold', { org: orgId, id: hold.stream }),
    data: { state: decision, decidedBy: by, decidedAt: at },
    ifWrittenAt: writtenAt,
  };
}

/** Counts what {@link countAttention} counts. @param withDeadLetters false where their number is known. */
export function attentionAggregates(orgId: string, withDeadLetters = true): Aggregate[] {
  return [
    { query: waitingQuarantineQuery(orgId) },
    { query: openHoldsQuery(orgId) },
    ...(withDeadLetters ? waitingLettersAggregates(orgId) : []),
  ];
}

/** Closes the hold of a stream whose later walk was as it should be. */
export function closeHoldWrite(orgId: string, stream: Stream): Write {
  return {
    op: 'update',
    path: pathOf('hold', { org: orgId, id: stream }),
    data: { state: 'closed' },
  };
}

/** How much waits for somebody. */
export interface AttentionCounts {
  readonly quarantined: number;
  readonly holds: number;
  readonly deadLetters: number;
}

/**
 * How much waits for somebody: for the badge. One round trip.
 * @param knownDeadLetters how many dead letters there are, which spares the read that counts them; else null.
 */
export async function countAttention(
  db: Reader,
  orgId: string,
  knownDeadLetters: number | null = null,
): Promise<AttentionCounts> {
  const unknown = knownDeadLetters === null;
  const [quarantined, holds, letters] = await db.aggregate(attentionAggregates(orgId, unknown));
  return {
    quarantined: quarantined?.count ?? 0,
    holds: holds?.count ?? 0,
    deadLetters: knownDeadLetters ?? letters?.count ?? 0,
  };
}
