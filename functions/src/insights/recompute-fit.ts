import type { Fit } from '../model/fit';
import { shareOf } from '../model/share-of';
import { readCatalogue } from '../store/catalogue';
import type { Database } from '../store/database';
import { CorruptDocument, toLogFields } from '../store/errors';
import { readPeople } from '../store/fit-customers';
import { walkOrdersToFit } from '../store/fit-orders';
import {
  fitRemovals,
  fitWrites,
  listFitIds,
  nameFit,
  readCompleteWalks,
  readFit,
} from '../store/fits';
import type { StoredOrg } from '../store/orgs';
import { createFitCollector, type MadeFit } from './fit/fit-collector';
import { planFit, type PlannedFit } from './fit/plan-fit';
import { again } from './recompute-again';

/** Orders in one page of the walk, of which each has its lines. */
const ORDERS_AT_ONCE = 4_000;

/** Fits that are kept, the new one included: twelve weeks of scorecards. */
const FITS_KEPT = 12;

/** What fitting works with. */
export interface FitCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
  /** Orders that are held in memory at a time. */
  readonly ordersAtOnce?: number;
}

/**
 * Makes the fit of an org if it is due: everything is synced for the first time and there is none, or the current one is
 * a week old. Then every customer is put in line to be computed with it.
 *
 * A call that was killed is made good by the next one, and what is done is not done twice.
 * @returns whether the org has a new fit.
 * @throws {StoreUnavailable} or {CommitConflict}: call it again.
 */
export async function refreshFit(
  collaborators: FitCollaborators,
  { orgId, org }: StoredOrg,
): Promise<boolean> {
  const { db, now } = collaborators;
  const { fitId: before } = org;
  const current = before === null ? null : await readSound(collaborators, orgId, before);
  const planned = planFit({
    fitId: current && before,
    share: shareOf(orgId),
    timezone: org.timezone,
    now: now(),
  });
  if (planned === null || !(await isSynced(db, orgId))) return false;
  const { id } = planned;
  if (!(await readSound(collaborators, orgId, id)))
    await storeFit(db, orgId, id, await makeFit(collaborators, orgId, planned));
  return again(() => nameFit(db, orgId, { id, before, now: now() }));
}

/** A fit of an earlier version, which cannot be read any more, is made anew. */
async function readSound(
  { db, log }: FitCollaborators,
  orgId: string,
  id: string,
): Promise<Fit | null> {
  try {
    return await readFit(db, orgId, id);
  } catch (error) {
    if (!(error instanceof CorruptDocument)) throw error;
    log('a fit cannot be read and is made anew', { orgId, ...toLogFields(error) });
    return null;
  }
}

/** Half a past would make a fit that stands for a week. */
async function isSynced(db: Database, orgId: string): Promise<boolean> {
  const { customers, orders } = await readCompleteWalks(db, orgId);
  return customers !== null && orders !== null && orders.rows > 0;
}

async function makeFit(
  { db, now, log, ordersAtOnce = ORDERS_AT_ONCE }: FitCollaborators,
  orgId: string,
  planned: PlannedFit,
): Promise<MadeFit> {
  const onCorrupt = (error: CorruptDocument): void =>
    log('a record cannot be read and has no part in the fit', { orgId, ...toLogFields(error) });
  const { ids, keepsPoints } = await readPeople(db, orgId, onCorrupt);
  const collector = createFitCollector(planned);
  const isWanted = (id: string): boolean => ids.has(id);
  for await (const piece of walkOrdersToFit(db, orgId, { isWanted, onCorrupt, ordersAtOnce }))
    collector.add(piece);
  const catalogue = await readCatalogue(db, orgId, onCorrupt);
  const offered = new Set(catalogue.map(({ id }) => id));
  return collector.finish({ offered, keepsPoints, now: now() });
}

async function storeFit(db: Database, orgId: string, id: string, made: MadeFit): Promise<void> {
  const others = (await listFitIds(db, orgId)).filter((one) => one !== id);
  const old = others.slice(0, Math.max(0, others.length - (FITS_KEPT - 1)));
  await db.commit([...fitWrites(orgId, id, made), ...fitRemovals(orgId, old)]);
}
