import { confirmationOf } from '../model/erasure-confirmation';
import { readOrg } from '../store/orgs';
import { eraseCustomer, type EraseCollaborators, type EraseResult } from './erase-customer';

/** Whom to erase, what was typed for it, and on whose word. */
export interface ConfirmedErasure {
  readonly orgId: string;
  readonly customerId: string;
  readonly confirmation: string;
  /** A user id. */
  readonly by: string;
}

/**
 * Erases a person when their number was typed. Interrupted and called again, it ends the same.
 * @returns `unconfirmed` when something else was typed: nothing has happened.
 * @throws {CommitConflict} or {StoreUnavailable} when it still fails after several attempts.
 */
export async function eraseConfirmed(
  collaborators: EraseCollaborators,
  { orgId, customerId, confirmation, by }: ConfirmedErasure,
): Promise<EraseResult | { readonly outcome: 'unconfirmed' }> {
  if (confirmation.trim() !== confirmationOf(customerId)) return { outcome: 'unconfirmed' };
  const org = await readOrg(collaborators.db, orgId);
  if (!org) return { outcome: 'unknown' };
  const { provider } = org.pos;
  return eraseCustomer(collaborators, { orgId, customerId, provider, by });
}
