import { hintSchema, type Hint } from '../model/quarantine';
import type { Database, Reader, Write, WriteTime } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Query } from './query';
import { waitingSince, walkWaitingOrgs, type Reached } from './waiting-orgs';

/** A remembered hint, with what is needed to forget exactly it. */
export interface WaitingHint {
  readonly path: string;
  readonly hint: Hint;
  readonly writtenAt: WriteTime;
}

/** A hint has one place per thing to fetch: a thousand hints about one order are one fetch. */
export function hintPath(
  orgId: string,
  { stream, externalId }: Pick<Hint, 'stream' | 'externalId'>,
): string {
  const id = externalId === null ? stream : `${stream}-${encodeURIComponent(externalId)}`;
  return pathOf('hint', { org: orgId, id });
}

/** The write that remembers a hint. */
export function hintWrite(orgId: string, hint: Hint): Write {
  return { op: 'set', path: hintPath(orgId, hint), data: { ...hint } };
}

/** Hints that wait for a fetch. */
export function hintsQuery(orgId: string): Query {
  return { collection: collectionOf('hint', { org: orgId }), limit: 500 };
}

export async function readHints(db: Reader, orgId: string): Promise<WaitingHint[]> {
  const waiting: WaitingHint[] = [];
  for (const document of await db.query(hintsQuery(orgId))) {
    const hint = parseDocument(hintSchema, document);
    if (hint && document.writtenAt)
      waiting.push({ path: document.path, hint, writtenAt: document.writtenAt });
  }
  return waiting;
}

/** Forgets a hint unless it was renewed since it was read. Losing that race is fine: the newer hint stays. */
export async function forgetHint(db: Database, waiting: WaitingHint): Promise<void> {
  await db.commit([{ op: 'delete', path: waiting.path, ifWrittenAt: waiting.writtenAt }]);
}

/** A page of the hints of all orgs that have waited since before `before`. */
export function oldHintsQuery(before: Date, after: Reached | null): Query {
  return waitingSince('hints', before, after);
}

/** Orgs whose hints nobody has taken up, longest wait first. */
export function orgsWithOldHints(db: Database, before: Date): AsyncGenerator<string, void> {
  return walkWaitingOrgs(db, (after) => oldHintsQuery(before, after));
}
