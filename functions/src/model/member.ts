import { z } from 'zod';

/** Roles, mightiest first. */
export const ROLES = ['owner', 'manager', 'marketing', 'viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** `orgs/{org}/members/{uid}`: the truth about a membership; the sign-in claim is its projection. */
export const memberSchema = z.strictObject({
  role: roleSchema,
  email: z.string(),
  displayName: z.string().nullable(),
});
export type Member = z.infer<typeof memberSchema>;

/** Whether a role may do what `least` may do. */
export function isAtLeast(role: Role, least: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(least);
}
