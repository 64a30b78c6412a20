import type { OrderContact } from '../model/order-contact';
import { contactOverridesSchema } from '../model/crm';
import { contactSchema } from '../model/customer';
import type { Database, Write } from '../store/database';
import type { CorruptDocument } from '../store/errors';
import {
  contactErasureWrites,
  ownerWrite,
  readNamedOrders,
  readOrdersOwned,
  type StoredOrder,
} from '../store/order-contacts';
import { parseDocument } from '../store/parse';
import { pathOf } from '../store/paths';
import { loadRecords } from '../store/records';
import { contentHash } from './content-hash';

/** Orders changed in one commit. */
const ORDERS_AT_ONCE = 100;

/** What forgetting works with, and whom it is about. */
export interface Forgetting {
  readonly db: Database;
  readonly now: () => Date;
  readonly orgId: string;
  readonly customerId: string;
}

/**
 * Removes, for good, what anonymous orders say about a person who is being erased: those that carry an address or a number of
 * theirs, and those that were found to be theirs. Goes by the contact details that are stored of them, so it comes before these
 * are removed. What the person leaves with a later order cannot be told from anybody else's: nothing is kept to know it by.
 *
 * Costs nothing where the customer has no address, no number and no order that was found to be theirs; else two reads for each
 * anonymous order that says who bought. Interrupted and called again, it ends the same.
 *
 * @throws {CommitConflict} when an order was written meanwhile; {StoreUnavailable}; {CorruptDocument} of a contact that cannot be read.
 */
export async function forgetOrderContacts(forgetting: Forgetting): Promise<void> {
  const { db, now, orgId } = forgetting;
  const reach = await readReach(forgetting);
  const owned = new Set(await readOrdersOwned(db, orgId, forgetting.customerId));
  if (reach.size === 0 && owned.size === 0) return;
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readNamedOrders>> = await readNamedOrders(
      db,
      orgId,
      after,
      refuse,
    );
    const ids = page.orders
      .filter(({ id, contact }) => owned.has(id) || leadsTo(reach, contact))
      .map(({ id }) => id);
    await changeOrders(forgetting, ids, (order) =>
      contactErasureWrites(orgId, order, { hash: hashWithoutContact(order), at: now() }),
    );
    after = page.next;
  } while (after !== null);
}

/**
 * Takes away that orders were found to be an erased customer's. Comes after the suggestions about them are gone: without one
 * nobody can link another order.
 */
export async function forgetOwnedOrders(forgetting: Omit<Forgetting, 'now'>): Promise<void> {
  const { db, orgId, customerId } = forgetting;
  const ids = await readOrdersOwned(db, orgId, customerId);
  await changeOrders(forgetting, ids, (order) =>
    order.value.owner?.customerId === customerId ? [ownerWrite(orgId, order, null)] : [],
  );
}

async function changeOrders(
  { db, orgId }: Pick<Forgetting, 'db' | 'orgId'>,
  ids: readonly string[],
  toWrites: (order: StoredOrder) => Write[],
): Promise<void> {
  for (let start = 0; start < ids.length; start += ORDERS_AT_ONCE) {
    const some = ids.slice(start, start + ORDERS_AT_ONCE);
    const records = await loadRecords(db, orgId, 'orders', some);
    const writes = [...records.values()].flatMap((record) =>
      record.stream === 'orders' ? toWrites(record) : [],
    );
    if (writes.length > 0) await db.commit(writes);
  }
}

/** The addresses and numbers of a customer, as the POS has them and as staff corrected them. */
async function readReach({ db, orgId, customerId: id }: Forgetting): Promise<Set<string>> {
  const at = { org: orgId, id };
  const [contact, overrides] = await db.getAll([
    pathOf('customerContact', at),
    pathOf('customerOverrides', at),
  ]);
  const known = parseDocument(contactSchema, contact);
  const corrected = parseDocument(contactOverridesSchema, overrides);
  const details = [known?.email, known?.phone, corrected?.email, corrected?.phone];
  return new Set(details.filter((detail) => typeof detail === 'string'));
}

function leadsTo(reach: ReadonlySet<string>, { email, phone }: OrderContact): boolean {
  return (email !== null && reach.has(email)) || (phone !== null && reach.has(phone));
}

function hashWithoutContact({ id, value }: StoredOrder): string {
  const { source, owner: _owner, ...body } = value;
  const { externalId, version } = source;
  const { updatedAt, observedAt } = version;
  const about = { stream: 'orders', id, externalId, updatedAt, observedAt, raw: '' } as const;
  return contentHash({ ...about, body, contact: null });
}

function refuse(error: CorruptDocument): void {
  throw error;
}
