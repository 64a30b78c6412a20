import { customersOf } from '../model/suggestion';
import { readComparable } from '../store/crm';
import type { Database, Write } from '../store/database';
import { erasedCustomers } from '../store/erasures';
import { CommitConflict, type CorruptDocument } from '../store/errors';
import { readNamedOrders } from '../store/order-contacts';
import {
  readSuggestions,
  suggestionRemoval,
  suggestionWrite,
  suggestionsAboutRemoval,
} from '../store/suggestions';
import { toContactCard, toOrderCard, type ContactCard } from './crm/contact-card';
import { findDuplicates } from './crm/find-duplicates';
import { findOwners } from './crm/find-owners';
import { planSuggestions, type Found } from './crm/plan-suggestions';
import { inGroups } from './plan-parts';

const WRITES_AT_ONCE = 300;
const MAX_ATTEMPTS = 4;

/** What looking for suggestions works with. */
export interface SuggestionCollaborators {
  readonly db: Database;
  readonly now: () => Date;
  readonly log: (message: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What a look for suggestions found and changed. */
export interface SuggestionReport {
  /** Customers that have something to be found by. */
  readonly compared: number;
  /** Anonymous orders that say something about who bought. */
  readonly orders: number;
  readonly created: number;
  readonly replaced: number;
  readonly removed: number;
  readonly unchanged: number;
}

/**
 * Compares an org's customers with each other, and with what anonymous orders say about who bought, and stores who may be one
 * person and whose orders may be; see `planSuggestions` for what becomes of those stored before. Writes only what changes. A
 * customer's document is read once, contact details only of those who have some, and orders only those that carry contact details.
 * Runs beside decisions of staff and beside another look: whoever writes first wins, and the other looks again.
 *
 * @throws {CommitConflict} when others keep writing the same suggestions; {StoreUnavailable}.
 */
export async function suggestMerges(
  collaborators: SuggestionCollaborators,
  orgId: string,
): Promise<SuggestionReport> {
  const cards = await readCards(collaborators, orgId);
  const orders = await readOrderCards(collaborators, orgId);
  const found = [...findDuplicates(cards), ...findOwners(orders, cards)];
  for (let attempt = 1; ; attempt += 1) {
    try {
      const stored = await storeFound(collaborators, orgId, found);
      return { compared: cards.length, orders: orders.length, ...stored };
    } catch (error) {
      if (!(error instanceof CommitConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function readCards(
  { db, log }: SuggestionCollaborators,
  orgId: string,
): Promise<ContactCard[]> {
  const onCorrupt = (error: CorruptDocument): void =>
    log('a customer cannot be compared', { orgId, reason: error.message });
  const cards: ContactCard[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readComparable>> = await readComparable(
      db,
      orgId,
      after,
      onCorrupt,
    );
    cards.push(...page.customers.flatMap((customer) => toContactCard(customer) ?? []));
    after = page.next;
  } while (after !== null);
  return cards;
}

async function readOrderCards(
  { db, log }: SuggestionCollaborators,
  orgId: string,
): Promise<ContactCard[]> {
  const onCorrupt = (error: CorruptDocument): void =>
    log('an order cannot be compared', { orgId, reason: error.message });
  const cards: ContactCard[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readNamedOrders>> = await readNamedOrders(
      db,
      orgId,
      after,
      onCorrupt,
    );
    cards.push(...page.orders.map(toOrderCard));
    after = page.next;
  } while (after !== null);
  return cards;
}

async function storeFound(
  { db, now }: SuggestionCollaborators,
  orgId: string,
  found: readonly Found[],
): Promise<Omit<SuggestionReport, 'compared' | 'orders'>> {
  const plan = planSuggestions(found, await readSuggestions(db, orgId), now());
  const writes: Write[] = [
    ...plan.create.map((suggestion) => suggestionWrite(orgId, suggestion, null)),
    ...plan.replace.map(({ stored, suggestion }) => suggestionWrite(orgId, suggestion, stored)),
    ...plan.remove.map((stored) => suggestionRemoval(orgId, stored)),
  ];
  for (const some of inGroups(writes, () => 1, WRITES_AT_ONCE)) await db.commit(some);
  const written = [...plan.create, ...plan.replace.map(({ suggestion }) => suggestion)];
  const named = new Set(written.flatMap(customersOf));
  await forgetErased(db, orgId, [...named]);
  return {
    created: plan.create.length,
    replaced: plan.replace.length,
    removed: plan.remove.length,
    unchanged: plan.unchanged,
  };
}

/** Looks after the write: an erasure looks for suggestions after its marker, so that one of the two removes them. */
async function forgetErased(db: Database, orgId: string, ids: readonly string[]): Promise<void> {
  for (const some of inGroups(ids, () => 1, WRITES_AT_ONCE)) {
    for (const id of await erasedCustomers(db, orgId, some)) {
      const removals = await suggestionsAboutRemoval(db, orgId, id);
      if (removals.length > 0) await db.commit(removals);
    }
  }
}
