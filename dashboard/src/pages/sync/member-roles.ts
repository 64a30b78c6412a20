import { isAtLeast, ROLES, type Role } from '@model/member';

/** What the roles are called, and what they may do. */
export const ROLE_FACTS: Readonly<Record<Role, { readonly label: string; readonly may: string }>> =
  {
    owner: { label: 'Owner', may: 'Everything, and erases customers' },
    manager: {
      label: 'Manager',
      may: 'Syncs, decides, sets thresholds, invites marketing and viewers',
    },
    marketing: {
      label: 'Marketing',
      may: 'Sees contact details, edits notes and consent, exports',
    },
    viewer: { label: 'Viewer', may: 'Sees figures, without contact details' },
  };

/** The roles that somebody may give to a new colleague. */
export function rolesToInvite(own: Role): Role[] {
  return ROLES.filter((role) => own === 'owner' || !isAtLeast(role, 'manager'));
}

/** The roles that somebody may give to a member, the present one among them; that one alone where they may change nothing. */
export function rolesToGive(own: Role, member: { role: Role; isSelf: boolean }): Role[] {
  if (member.isSelf) return ROLES.filter((role) => isAtLeast(own, role));
  const allowed = rolesToInvite(own);
  return allowed.includes(member.role) ? allowed : [member.role];
}
