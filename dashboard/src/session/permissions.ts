import { isAtLeast, type Role } from '@model/member';

/** The least role for each thing that a person can do on the page. Rules and functions enforce the same. */
const LEAST = {
  look: 'viewer',
  seeContact: 'marketing',
  editCustomer: 'marketing',
  exportCustomers: 'marketing',
  mergeCustomers: 'marketing',
  sync: 'manager',
  editRules: 'manager',
  editSchedule: 'manager',
  decide: 'manager',
  seeReport: 'manager',
  seeMembers: 'manager',
  setMembers: 'manager',
  seeWebhooks: 'manager',
  eraseCustomer: 'owner',
} as const satisfies Record<string, Role>;

/** Something that a role may or may not allow. */
export type Permission = keyof typeof LEAST;

/** Whether a role allows something. */
export function can(role: Role, permission: Permission): boolean {
  return isAtLeast(role, LEAST[permission]);
}

const PLURALS = { marketing: 'marketing', manager: 'managers' } as const;

/** Who may do something, in words: for a tooltip on what is switched off. */
export function whoCan(permission: Permission): string {
  const least = LEAST[permission];
  if (least === 'viewer') return 'Everyone may do this.';
  return least === 'owner'
    ? 'Only owners may do this.'
    : `Only ${PLURALS[least]} and above may do this.`;
}
