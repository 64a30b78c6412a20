import { readComparable } from '../store/crm';
import type { Database, Write } from '../store/database';
import { erasedCustomers } from '../store/erasures';
import { CommitConflict, type CorruptDocument } from '../store/errors';
import {
  readSuggestions,
  suggestionRemoval,
  suggestionWrite,
  suggestionsAboutRemoval,
} from '../store/suggestions';
import { toContactCard, type ContactCard } from './crm/contact-card';
import { findDuplicates, type FoundPair } from './crm/find-duplicates';
import { planSuggestions } from './crm/plan-suggestions';
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
  readonly created: number;
  readonly replaced: number;
  readonly removed: number;
  readonly unchanged: number;
}

/**
 * Compares an org's customers with each other and stores who may be one person; see `planSuggestions` for what becomes of those
 * stored before. Writes only what changes. A customer's document is read once, contact details only of those who have some.
 * Runs beside decisions of staff and beside another look: whoever writes first wins, and the other looks again.
 *
 * Only customers are compared. An anonymous order is stored without a word about who bought, so there is nothing to suggest an
 * owner by.
 *
 * @throws {CommitConflict} when others keep writing the same suggestions; {StoreUnavailable}.
 */
export async function suggestMerges(
  collaborators: SuggestionCollaborators,
  orgId: string,
): Promise<SuggestionReport> {
  const cards = await readCards(collaborators, orgId);
  const found = findDuplicates(cards);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { compared: cards.length, ...(await storeFound(collaborators, orgId, found)) };
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

async function storeFound(
  { db, now }: SuggestionCollaborators,
  orgId: string,
  found: readonly FoundPair[],
): Promise<Omit<SuggestionReport, 'compared'>> {
  const plan = planSuggestions(found, await readSuggestions(db, orgId), now());
  const writes: Write[] = [
    ...plan.create.map((suggestion) => suggestionWrite(orgId, suggestion, null)),
    ...plan.replace.map(({ stored, suggestion }) => suggestionWrite(orgId, suggestion, stored)),
    ...plan.remove.map((stored) => suggestionRemoval(orgId, stored)),
  ];
  for (const some of inGroups(writes, () => 1, WRITES_AT_ONCE)) await db.commit(some);
  const written = [...plan.create, ...plan.replace.map(({ suggestion }) => suggestion)];
  const named = new Set(written.flatMap(({ first, second }) => [first, second]));
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
