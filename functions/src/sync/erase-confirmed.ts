import { confirmationOf } from '../model/erasure-confirmation';
import { auditWrite } from '../store/audit';
import { CommitConflict } from '../store/errors';
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
 * Erases a person when their number was typed, and leaves the mark of who wanted it, once. Interrupted and called again, it
 * ends the same.
 * @returns `unconfirmed` when something else was typed: nothing has happened.
 * @throws {CommitConflict} or {StoreUnavailable} when it still fails after several attempts.
 */
export async function eraseConfirmed(
  collaborators: EraseCollaborators,
  { orgId, customerId, confirmation, by }: ConfirmedErasure,
): Promise<EraseResult | { readonly outcome: 'unconfirmed' }> {
  if (confirmation.trim() !== confirmationOf(customerId)) return { outcome: 'unconfirmed' };
  const { db } = collaborators;
  const org = await readOrg(db, orgId);
  if (!org) return { outcome: 'unknown' };
  const { provider } = org.pos;
  const result = await eraseCustomer(collaborators, { orgId, customerId, provider, by });
  if (result.outcome !== 'unknown') {
    const { by: first, erasedAt: at } = result.receipt;
    const entry = { action: 'customer_erased', target: customerId, by: first, at } as const;
    await db.commit([auditWrite(orgId, `erased-${customerId}`, entry)]).catch(ignoreRepetition);
  }
  return result;
}

function ignoreRepetition(error: unknown): void {
  if (!(error instanceof CommitConflict)) throw error;
}
