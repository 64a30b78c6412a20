import { isAtLeast, type Role } from '../model/member';

/**
 * Why a membership stays as it is. `not_allowed`: whoever asks is no manager of the org by what is stored. `own_role`: nobody
 * raises themselves. `above_manager`: managers decide about marketing and viewers only. `last_owner`: an org has an owner.
 */
export type MemberRefusal = 'not_allowed' | 'own_role' | 'above_manager' | 'last_owner';

export type MemberPlan<Member> =
  | { readonly outcome: 'refused'; readonly reason: MemberRefusal }
  | {
      readonly outcome: 'planned';
      /** The membership until now; null when there is none. */
      readonly before: Member | null;
      readonly isChange: boolean;
      /** Of an owner who becomes less: another owner, who must still be one then. */
      readonly remaining: Member | null;
    };

/** Who asks for which role of whom. */
export interface WantedMember {
  /** Null: an operator of the deployment, who may do what an owner may. */
  readonly caller: string | null;
  /** Null: somebody who has no account yet. */
  readonly target: string | null;
  /** Null: no member any more. */
  readonly role: Role | null;
}

/** Whether somebody may give somebody a role, and what has to hold when it is written. */
export function planMember<Member extends { readonly uid: string; readonly role: Role }>(
  members: readonly Member[],
  { caller, target, role }: WantedMember,
): MemberPlan<Member> {
  const callerRole = caller === null ? 'owner' : roleOf(members, caller);
  if (callerRole === null || !isAtLeast(callerRole, 'manager')) return refused('not_allowed');
  const before = members.find(({ uid }) => uid === target) ?? null;
  const isChange = role !== (before?.role ?? null);
  const isOwn = target !== null && target === caller;
  if (isOwn && isChange && role !== null && isAtLeast(role, callerRole)) return refused('own_role');
  const isAbove = isMighty(role) || isMighty(before?.role ?? null);
  const isStepDown = isOwn && !(isChange && isMighty(role));
  if (callerRole === 'manager' && isAbove && !isStepDown) return refused('above_manager');
  const isLosingOwner = before?.role === 'owner' && isChange;
  const remaining = isLosingOwner
    ? (members.find((member) => member.role === 'owner' && member.uid !== target) ?? null)
    : null;
  if (isLosingOwner && !remaining) return refused('last_owner');
  return { outcome: 'planned', before, isChange, remaining };
}

function roleOf(
  members: readonly { readonly uid: string; readonly role: Role }[],
  uid: string,
): Role | null {
  return members.find((member) => member.uid === uid)?.role ?? null;
}

function isMighty(role: Role | null): boolean {
  return role !== null && isAtLeast(role, 'manager');
}

function refused(reason: MemberRefusal): { outcome: 'refused'; reason: MemberRefusal } {
  return { outcome: 'refused', reason };
}
