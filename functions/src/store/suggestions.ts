import { createHash } from 'node:crypto';
import { suggestionSchema, toSubjectKey, type Subject, type Suggestion } from '../model/suggestion';
import type { Reader, StoredDocument, Write, WriteTime } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

const PAGE = 300;
const DIGEST_LENGTH = 22;

/** A suggestion with what a compare-and-set needs. */
export interface StoredSuggestion {
  readonly id: string;
  readonly suggestion: Suggestion;
  readonly writtenAt: WriteTime;
}

/** The id of the suggestion about two records. */
export function idOfSubject(subject: Subject): string {
  const key = toSubjectKey(subject);
  return createHash('sha256').update(key).digest('base64url').slice(0, DIGEST_LENGTH);
}

/** The id of the suggestion that two customers are one person, whichever is named first. */
export function suggestionId(first: string, second: string): string {
  return idOfSubject({ kind: 'duplicate', first, second });
}

/** The write that stores a suggestion: a new one, or one in place of what was read. */
export function suggestionWrite(
  orgId: string,
  suggestion: Suggestion,
  before: StoredSuggestion | null,
): Write {
  const id = idOfSubject(suggestion);
  const path = pathOf('suggestion', { org: orgId, id });
  const data = { ...suggestion };
  return before
    ? { op: 'update', path, data, ifWrittenAt: before.writtenAt }
    : { op: 'create', path, data };
}

/** The write that removes a suggestion unless somebody has written it since it was read. */
export function suggestionRemoval(orgId: string, { id, writtenAt }: StoredSuggestion): Write {
  return { op: 'delete', path: pathOf('suggestion', { org: orgId, id }), ifWrittenAt: writtenAt };
}

/** One suggestion; null when there is none of that id. */
export async function readSuggestion(
  db: Reader,
  orgId: string,
  id: string,
): Promise<StoredSuggestion | null> {
  const [document] = await db.getAll([pathOf('suggestion', { org: orgId, id })]);
  return document ? toSuggestion(document) : null;
}

/** One page of an org's suggestions in id order. */
export function suggestionsQuery(orgId: string, after: string | null): Query {
  return {
    collection: collectionOf('suggestion', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit: PAGE,
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/** Every suggestion of an org, in id order. */
export async function readSuggestions(db: Reader, orgId: string): Promise<StoredSuggestion[]> {
  const all: StoredSuggestion[] = [];
  let after: string | null = null;
  do {
    const page: StoredDocument[] = await db.query(suggestionsQuery(orgId, after));
    all.push(...page.flatMap((document) => toSuggestion(document) ?? []));
    after = page.length === PAGE ? (page.at(-1)?.id ?? null) : null;
  } while (after !== null);
  return all;
}

/** Where a suggestion names customers. */
const PLACES = ['first', 'second', 'customerId'] as const;

/** The suggestions in which a customer has one of the places. */
export function suggestionsAboutQuery(
  orgId: string,
  customerId: string,
  place: (typeof PLACES)[number],
): Query {
  return {
    collection: collectionOf('suggestion', { org: orgId }),
    where: [[place, '==', customerId]],
  };
}

/** The writes that remove every suggestion about a customer, whoever has written it since; none when there is none. */
export async function suggestionsAboutRemoval(
  db: Reader,
  orgId: string,
  customerId: string,
): Promise<Write[]> {
  const found = await Promise.all(
    PLACES.map((place) => db.query(suggestionsAboutQuery(orgId, customerId, place))),
  );
  return found.flat().map(({ path }) => ({ op: 'delete', path }));
}

function toSuggestion(document: StoredDocument): StoredSuggestion | null {
  const suggestion = parseDocument(suggestionSchema, document);
  const { id, writtenAt } = document;
  return suggestion && writtenAt && { id, suggestion, writtenAt };
}
