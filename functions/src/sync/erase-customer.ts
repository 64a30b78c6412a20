import { toErasedCustomer, type Erasure } from '../model/erasure';
import { auditWrite } from '../store/audit';
import { crmWrite } from '../store/crm';
import { countOrdersOfRange } from '../store/customer-orders';
import type { Database, Write } from '../store/database';
import { readDaysOfCustomer } from '../store/day-orders';
import { eventRemovals, markerWrites, readReceipt, receiptWrite } from '../store/erasures';
import { CommitConflict, StoreUnavailable } from '../store/errors';
import { hintPath } from '../store/hints';
import { changeWrite } from '../store/outbox';
import { quarantineId, readQuarantined, releaseWrites } from '../store/quarantine';
import { loadRecords, type StoredRecord } from '../store/records';
import { suggestionsAboutRemoval } from '../store/suggestions';
import { journeyRemovals } from '../store/transitions';
import { forgetOrderContacts, forgetOwnedOrders } from './forget-order-contacts';
import { linksOf, withoutLink } from './plan-merge';

const MAX_ATTEMPTS = 6;

const NO_COUNTS: Erasure['counts'] = {
  ordersKept: 0,
  quarantineEntries: 0,
  webhookEvents: 0,
  hints: 0,
};

export interface EraseCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
}

/** Whom to erase, and on whose word. */
export interface EraseRequest {
  readonly orgId: string;
  /** Document id, such as `alv_10231`. */
  readonly customerId: string;
  /** The POS that the id belongs to. */
  readonly provider: string;
  /** A user id, or `cli:` and the operator's login. */
  readonly by: string;
}

/** `already`: there was nothing left to erase. `unknown`: no record, and no row in quarantine, has the id. */
export type EraseResult =
  | { readonly outcome: 'erased' | 'already'; readonly receipt: Erasure }
  | { readonly outcome: 'unknown' };

/**
 * Erases a person. What anonymous orders say about them goes first, while it can be known as theirs. Then a marker without
 * personal data takes the customer's place, in the same commit that removes contact details and raw payload and that says in the
 * audit who wanted it; from then on no sync, webhook or replay stores the person again. Then what lies elsewhere is removed: the row in quarantine, hints, the log of
 * deliveries, suggestions of whom they may be and of what may be theirs, their moves between segments. Orders stay, with the
 * customer's id, so that no total moves; those that staff found to be theirs are anonymous again.
 *
 * Interrupted anywhere and called again, it ends the same.
 *
 * @throws {CommitConflict} or {StoreUnavailable} when it still fails after several attempts.
 */
export async function eraseCustomer(
  collaborators: EraseCollaborators,
  request: EraseRequest,
): Promise<EraseResult> {
  const { db } = collaborators;
  const { orgId, customerId } = request;
  const marked = await markErased(collaborators, request);
  if (marked === 'unknown') return { outcome: 'unknown' };
  const before = await readReceipt(db, orgId, customerId);
  const removed = await removeTraces(collaborators, request);
  const found = removed.quarantineEntries + removed.webhookEvents + removed.hints > 0;
  if (before?.completedAt && !found) return { outcome: 'already', receipt: before };
  const now = collaborators.now();
  const receipt: Erasure = {
    customerId,
    by: before?.by ?? request.by,
    erasedAt: before?.erasedAt ?? now,
    completedAt: now,
    counts: addCounts(before?.counts ?? NO_COUNTS, removed),
  };
  await db.commit([receiptWrite(orgId, receipt)]);
  return { outcome: 'erased', receipt };
}

async function markErased(
  collaborators: EraseCollaborators,
  request: EraseRequest,
): Promise<'marked' | 'unknown'> {
  const { db } = collaborators;
  const { orgId, customerId } = request;
  for (let attempt = 1; ; attempt += 1) {
    const stored = await loadRecords(db, orgId, 'customers', [customerId]);
    const before = stored.get(customerId) ?? null;
    if (before?.value.source.erasedAt) return 'marked';
    if (!before && !(await isQuarantined(db, request))) return 'unknown';
    try {
      await forgetOrderContacts({ ...collaborators, orgId, customerId });
      const links = await unlinkWrites(db, orgId, before);
      // Their sales become anonymous ones.
      const days = await readDaysOfCustomer(db, orgId, customerId);
      await db.commit([...markWrites(collaborators, request, { before, days }), ...links]);
      return 'marked';
    } catch (error) {
      const worthAnother = error instanceof CommitConflict || error instanceof StoreUnavailable;
      if (!worthAnother || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

function markWrites(
  { now, newId }: EraseCollaborators,
  { orgId, customerId, provider, by }: EraseRequest,
  { before, days }: { before: StoredRecord | null; days: string[] },
) {
  const at = now();
  const source = before?.value.source ?? null;
  const externalId = source?.externalId ?? externalIdOf(customerId);
  const marker = toErasedCustomer(source, { provider, externalId, at });
  const effects = { customers: [customerId], days, products: [] };
  const receipt = { customerId, by, erasedAt: at, completedAt: null, counts: NO_COUNTS };
  return [
    ...markerWrites(orgId, customerId, marker, before),
    receiptWrite(orgId, receipt),
    auditWrite(orgId, newId(), { action: 'customer_erased', target: customerId, by, at }),
    changeWrite(orgId, newId(), { kind: 'records', effects, createdAt: at }),
  ];
}

/** The writes that take the customer out of the links of those they were merged with, in the marker's own commit. */
async function unlinkWrites(
  db: Database,
  orgId: string,
  before: StoredRecord | null,
): Promise<Write[]> {
  if (before?.stream !== 'customers') return [];
  const linked = await loadRecords(db, orgId, 'customers', linksOf(before.value.crm));
  return [...linked.values()].flatMap((record): Write[] =>
    record.stream === 'customers' && record.value.crm
      ? [crmWrite(orgId, record, withoutLink(record.value.crm, before.id))]
      : [],
  );
}

/** Comes after the marker: whoever sets a row aside looks for the marker afterwards, so that one of the two removes it. */
async function removeTraces(
  { db }: EraseCollaborators,
  request: EraseRequest,
): Promise<Erasure['counts']> {
  const { orgId, customerId } = request;
  const externalId = externalIdOf(customerId);
  const quarantined = await isQuarantined(db, request);
  if (quarantined) await db.commit(releaseWrites(orgId, quarantineIdOf(request)));
  const hint = hintPath(orgId, { stream: 'customers', externalId });
  const [waiting] = await db.getAll([hint]);
  if (waiting?.data) await db.commit([{ op: 'delete', path: hint }]);
  const removals = await eventRemovals(db, orgId, externalId);
  for (const writes of removals) await db.commit(writes);
  for (const writes of await journeyRemovals(db, orgId, customerId)) await db.commit(writes);
  const suggestions = await suggestionsAboutRemoval(db, orgId, customerId);
  if (suggestions.length > 0) await db.commit(suggestions);
  await forgetOwnedOrders({ db, orgId, customerId });
  return {
    ordersKept: await countOrdersOfRange(db, orgId, customerId, customerId),
    quarantineEntries: quarantined ? 1 : 0,
    webhookEvents: removals.flat().length,
    hints: waiting?.data ? 1 : 0,
  };
}

async function isQuarantined(db: Database, request: EraseRequest): Promise<boolean> {
  const id = quarantineIdOf(request);
  return (await readQuarantined(db, request.orgId, [id])).has(id);
}

function quarantineIdOf({ customerId }: EraseRequest): string {
  const externalId = externalIdOf(customerId);
  const row = { observedAt: new Date(0), raw: '', reasons: [] };
  return quarantineId({ stream: 'customers', externalId, ...row });
}

function externalIdOf(documentId: string): string {
  return documentId.slice(documentId.indexOf('_') + 1);
}

function addCounts(before: Erasure['counts'], now: Erasure['counts']): Erasure['counts'] {
  return {
    ordersKept: now.ordersKept,
    quarantineEntries: before.quarantineEntries + now.quarantineEntries,
    webhookEvents: before.webhookEvents + now.webhookEvents,
    hints: before.hints + now.hints,
  };
}
