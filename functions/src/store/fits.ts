import { coPurchaseFitSchema, type CoPurchaseFit } from '../model/co-purchase';
import { fitSchema, type Fit } from '../model/fit';
import { orgSchema } from '../model/org';
import { streamStateSchema, type StreamState } from '../model/stream-state';
import type { Database, Reader, Write } from './database';
import { everyoneWrite } from './outbox';
import { parseDocument } from './parse';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';

/** A fit; null when there is none of that name. @throws {CorruptDocument} */
export async function readFit(db: Reader, orgId: string, id: string): Promise<Fit | null> {
  const [document] = await db.getAll([pathOf('model', { org: orgId, id })]);
  return parseDocument(fitSchema, document);
}

/** What is bought together, as of a fit; null when there is none. @throws {CorruptDocument} */
export async function readCoPurchase(
  db: Reader,
  orgId: string,
  id: string,
): Promise<CoPurchaseFit | null> {
  const [document] = await db.getAll([pathOf('coPurchase', { org: orgId, id })]);
  return parseDocument(coPurchaseFitSchema, document);
}

/** The writes that store a fit. It becomes the current one when the organisation names it. */
export function fitWrites(
  orgId: string,
  id: string,
  { fit, coPurchase }: { readonly fit: Fit; readonly coPurchase: CoPurchaseFit },
): Write[] {
  return [
    { op: 'set', path: pathOf('model', { org: orgId, id }), data: { ...fit } },
    { op: 'set', path: pathOf('coPurchase', { org: orgId, id }), data: { ...coPurchase } },
  ];
}

/** The writes that remove fits. */
export function fitRemovals(orgId: string, ids: readonly string[]): Write[] {
  return ids.flatMap((id): Write[] => [
    { op: 'delete', path: pathOf('model', { org: orgId, id }) },
    { op: 'delete', path: pathOf('coPurchase', { org: orgId, id }) },
  ]);
}

/** The ids of all fits of an org, in their order. */
export function fitIdsQuery(orgId: string): Query {
  return {
    collection: collectionOf('model', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    select: [],
  };
}

/** The ids of all fits of an org, oldest first: they carry their day. */
export async function listFitIds(db: Reader, orgId: string): Promise<string[]> {
  return (await db.query(fitIdsQuery(orgId))).map(({ id }) => id);
}

/**
 * Makes a stored fit the current one, unless another one has become that since, and puts every customer in line to be computed
 * with it, in one commit.
 * @returns false when one has, or when the org is gone.
 * @throws {CommitConflict} when somebody changed the org meanwhile: call it again.
 */
export async function nameFit(
  db: Database,
  orgId: string,
  { id, before, now }: { readonly id: string; readonly before: string | null; readonly now: Date },
): Promise<boolean> {
  const path = pathOf('org', { org: orgId });
  const [document] = await db.getAll([path]);
  const org = parseDocument(orgSchema, document);
  if (!org || !document?.writtenAt) return false;
  if (org.fitId !== before) return false;
  const { writtenAt } = document;
  await db.commit([
    { op: 'update', path, data: { fitId: id }, ifWrittenAt: writtenAt },
    everyoneWrite(orgId, now),
  ]);
  return true;
}

/** The last walks of all customers and of all orders that reached their end; null where there was none yet. */
export async function readCompleteWalks(
  db: Reader,
  orgId: string,
): Promise<Record<'customers' | 'orders', StreamState['lastCompleteWalk']>> {
  const [customers, orders] = await db.getAll(
    ['customers', 'orders'].map((id) => pathOf('stream', { org: orgId, id })),
  );
  return {
    customers: parseDocument(streamStateSchema, customers)?.lastCompleteWalk ?? null,
    orders: parseDocument(streamStateSchema, orders)?.lastCompleteWalk ?? null,
  };
}
