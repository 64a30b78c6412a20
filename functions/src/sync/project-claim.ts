import type { Accounts } from '../store/accounts';
import type { Reader } from '../store/database';
import { CommitConflict } from '../store/errors';
import { readMember } from '../store/members';
import { roleIn, withRole } from './plan-claims';

const MAX_ATTEMPTS = 6;

/**
 * Makes an account's claim say what its membership of an org says, and ends its sessions when that changes it. Claims have no
 * compare-and-set, so both are read again afterwards, until they agree: of two who change a membership at once, the last
 * one to look sees the truth.
 * @returns whether the claim said something else before.
 * @throws {CommitConflict} when it is changed again and again; calling it again goes on.
 */
export async function projectClaim(
  { db, accounts }: { db: Reader; accounts: Accounts },
  { orgId, uid }: { orgId: string; uid: string },
): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const account = await accounts.read(uid);
    const role = (await readMember(db, orgId, uid))?.role ?? null;
    if (!account || roleIn(account.claims, orgId) === role) return attempt > 1;
    // Sessions first: a crash in between leaves a claim that differs, so that the next call does both.
    await accounts.endSessions(uid);
    await accounts.setClaims(uid, withRole(account.claims, orgId, role));
  }
  throw new CommitConflict('the claim of an account keeps changing');
}
