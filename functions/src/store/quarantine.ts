import { createHash } from 'node:crypto';
import { z } from 'zod';
import { expiryOf } from '../model/keeping';
import type { Rejection } from '../model/observation';
import { quarantineSchema, type Quarantine } from '../model/quarantine';
import type { Reader, Write } from './database';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import type { Query } from './query';

const rawSchema = z.looseObject({ json: z.string() });

/** The quarantine id of a row: its own id where it has one, else a digest of its payload, so that it never piles up. */
export function quarantineId(rejection: Rejection): string {
  const key =
    rejection.externalId ?? createHash('sha256').update(rejection.raw).digest('hex').slice(0, 24);
  return `${rejection.stream}-${encodeURIComponent(key)}`;
}

/** The writes that put a row into quarantine, with its raw payload apart and the reasons beside. */
export function quarantineWrites(
  orgId: string,
  rejection: Rejection,
  before: Quarantine | null,
  now: Date,
): Write[] {
  const id = quarantineId(rejection);
  const isDismissed = staysDismissed(rejection, before);
  const entry: Quarantine = {
    stream: rejection.stream,
    externalId: rejection.externalId,
    reasons: rejection.reasons,
    state: isDismissed ? 'dismissed' : 'waiting',
    attempts: (before?.attempts ?? 0) + 1,
    observedAt: rejection.observedAt,
    firstSeenAt: before?.firstSeenAt ?? now,
    lastSeenAt: now,
    ...(isDismissed ? { expireAt: expiryOf('quarantine', now) } : {}),
  };
  const raw = {
    json: rejection.raw,
    observedAt: rejection.observedAt,
    ...(isDismissed ? { expireAt: expiryOf('quarantineRaw', now) } : {}),
  };
  return [
    { op: 'set', path: pathOf('quarantine', { org: orgId, id }), data: { ...entry } },
    { op: 'set', path: pathOf('quarantineRaw', { org: orgId, id }), data: raw },
  ];
}

/** A row without an id is known by its payload alone: the same id is the same row, about which somebody has decided. */
function staysDismissed({ externalId }: Rejection, before: Quarantine | null): boolean {
  return externalId === null && before?.state === 'dismissed';
}

/**
 * The writes that take a row off the list of what waits, and keep it with its payload for a while. Serving the same once more begins
 * that anew; another form waits again.
 * @param row.hasRaw whether its payload was kept.
 */
export function dismissWrites(
  orgId: string,
  id: string,
  { at, hasRaw }: { readonly at: Date; readonly hasRaw: boolean },
): Write[] {
  const entry = { state: 'dismissed', expireAt: expiryOf('quarantine', at) };
  const raw = { expireAt: expiryOf('quarantineRaw', at) };
  return [
    { op: 'update', path: pathOf('quarantine', { org: orgId, id }), data: entry },
    ...(hasRaw
      ? [{ op: 'update', path: pathOf('quarantineRaw', { org: orgId, id }), data: raw } as const]
      : []),
  ];
}

/** The payload of a row as the POS sent it, which may hold personal data; null when there is none. */
export async function readQuarantinedRaw(
  db: Reader,
  orgId: string,
  id: string,
): Promise<string | null> {
  const [document] = await db.getAll([pathOf('quarantineRaw', { org: orgId, id })]);
  return parseDocument(rawSchema, document)?.json ?? null;
}

export async function readQuarantined(
  db: Reader,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, Quarantine>> {
  const found = new Map<string, Quarantine>();
  for (const document of await db.getAll(
    ids.map((id) => pathOf('quarantine', { org: orgId, id })),
  )) {
    const entry = parseDocument(quarantineSchema, document);
    if (entry) found.set(document.id, entry);
  }
  return found;
}

/** The writes that let a row out of quarantine. */
export function releaseWrites(orgId: string, id: string): Write[] {
  return [
    { op: 'delete', path: pathOf('quarantine', { org: orgId, id }) },
    { op: 'delete', path: pathOf('quarantineRaw', { org: orgId, id }) },
  ];
}

/** Rows that wait in quarantine. */
export function waitingQuarantineQuery(orgId: string): Query {
  return {
    collection: collectionOf('quarantine', { org: orgId }),
    where: [['state', '==', 'waiting']],
  };
}

/** Rows that wait in quarantine, some of them. */
export function someQuarantinedQuery(orgId: string, limit: number): Query {
  return { ...waitingQuarantineQuery(orgId), limit };
}

/** Up to `limit` rows that wait in quarantine, by quarantine id. */
export async function readSomeQuarantined(
  db: Reader,
  orgId: string,
  limit: number,
): Promise<Map<string, Quarantine>> {
  const found = new Map<string, Quarantine>();
  for (const document of await db.query(someQuarantinedQuery(orgId, limit))) {
    const entry = parseDocument(quarantineSchema, document);
    if (entry) found.set(document.id, entry);
  }
  return found;
}
