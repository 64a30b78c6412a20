import type { MemberSet } from '../model/callables';
import type { Role } from '../model/member';
import type { Account, Accounts } from '../store/accounts';
import { auditWrite } from '../store/audit';
import type { Database, Write } from '../store/database';
import { CommitConflict } from '../store/errors';
import {
  memberRemoval,
  memberWrite,
  readMembers,
  sameMemberWrite,
  type StoredMember,
} from '../store/members';
import { belongsElsewhere, fitsClaims, withRole } from './plan-claims';
import { planMember, type MemberRefusal } from './plan-member';
import { projectClaim } from './project-claim';

const MAX_ATTEMPTS = 6;

export interface MemberCollaborators {
  readonly db: Database;
  readonly accounts: Accounts;
  readonly now: () => Date;
  /** Random document ids. */
  readonly newId: () => string;
}

/** Whose role, and on whose word. */
export interface MemberRequest {
  readonly orgId: string;
  /** In lower case. */
  readonly email: string;
  /** Null: no member any more. */
  readonly role: Role | null;
  /** The user id of who asks; null for an operator of the deployment. */
  readonly caller: string | null;
  /** A user id, or `cli:` and the operator's login. */
  readonly by: string;
}

export type SetMemberResult =
  | ({ readonly outcome: 'set' } & MemberSet)
  /** `unknown`: nobody of that address is a member. `full`: the account belongs to as many orgs as a sign-in can carry. */
  | { readonly outcome: 'refused'; readonly reason: MemberRefusal | 'unknown' | 'full' };

type Stored =
  | {
      readonly outcome: 'stored';
      readonly uid: string;
      /** Null where only the membership was left of it. */
      readonly account: Account | null;
      readonly isChange: boolean;
    }
  | Extract<SetMemberResult, { outcome: 'refused' }>;

/**
 * Gives somebody a role in an org, or takes it away. The membership, which is the truth, and the mark of who decided are one
 * commit; then the account's claim follows from it. Somebody without an account gets one. Interrupted anywhere and
 * called again, it ends the same.
 * @throws {CommitConflict} or {StoreUnavailable} when it still fails after several attempts.
 */
export async function setMember(
  collaborators: MemberCollaborators,
  request: MemberRequest,
): Promise<SetMemberResult> {
  const stored = await storeMember(collaborators, request);
  if (stored.outcome === 'refused') return stored;
  const { uid, account, isChange } = stored;
  const { orgId, role, email } = request;
  const isClaimChange = await projectClaim(collaborators, { orgId, uid });
  const isNew = role !== null && account !== null && isUntouched(account, orgId);
  const passwordLink = isNew ? await collaborators.accounts.passwordLink(email) : null;
  return { outcome: 'set', uid, role, changed: isChange || isClaimChange, passwordLink };
}

async function storeMember(
  collaborators: MemberCollaborators,
  request: MemberRequest,
): Promise<Stored> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storeOnce(collaborators, request);
    } catch (error) {
      if (!(error instanceof CommitConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function storeOnce(
  { db, accounts, now, newId }: MemberCollaborators,
  { orgId, email, role, caller, by }: MemberRequest,
): Promise<Stored> {
  const known = await accounts.findByEmail(email);
  const members = await readMembers(db, orgId);
  const target = known?.uid ?? members.find((member) => member.email === email)?.uid ?? null;
  const plan = planMember(members, { caller, target, role });
  if (plan.outcome === 'refused') return plan;
  if (!fitsClaims(withRole(known?.claims ?? {}, orgId, role))) return refused('full');
  const at = now();
  const { before, isChange } = plan;
  if (role === null) {
    if (target === null) return refused('unknown');
    const removal = before && memberRemoval(orgId, before);
    if (removal) {
      const audit = auditWrite(orgId, newId(), { action: 'member_removed', target, by, at });
      await db.commit([removal, audit, ...whileOwner(orgId, plan.remaining)]);
    }
    return { outcome: 'stored', uid: target, account: known, isChange };
  }
  const account = known ?? (await accounts.create(email));
  const { uid } = account;
  if (isChange) {
    const invitation = isUntouched(account, orgId) ? { by, at } : null;
    await db.commit([
      memberWrite(orgId, account, {
        role,
        invitation,
        before: uid === before?.uid ? before : null,
      }),
      auditWrite(orgId, newId(), { action: 'member_set', target: uid, detail: role, by, at }),
      ...whileOwner(orgId, plan.remaining),
    ]);
  }
  return { outcome: 'stored', uid, account, isChange };
}

/** Two owners who make each other less at the same moment: one of the two commits fails. */
function whileOwner(orgId: string, owner: StoredMember | null): Write[] {
  return owner ? [sameMemberWrite(orgId, owner)] : [];
}

/**
 * Whether nobody has made an account their own: only then may somebody else be told where its password is chosen. An account
 * of another org is not touched: whoever has the link would enter there.
 */
function isUntouched({ canSignIn, claims }: Account, orgId: string): boolean {
  return !canSignIn && !belongsElsewhere(claims, orgId);
}

function refused(reason: 'unknown' | 'full'): { outcome: 'refused'; reason: 'unknown' | 'full' } {
  return { outcome: 'refused', reason };
}
