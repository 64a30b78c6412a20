import { z } from 'zod';
import { instantSchema } from './primitives';

/** Roles, mightiest first. */
export const ROLES = ['owner', 'manager', 'marketing', 'viewer'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Saved views of one member at most, and new or changed ones that one write stores at most. */
export const MAX_VIEWS = 30;
export const MAX_FRESH_VIEWS = 5;

/** Pages of the dashboard of which a view can be saved. */
export const VIEW_PAGES = ['customers', 'orders', 'products'] as const;

/** Counted as firestore.rules does: an emoji is one character here and may be two there, never less than one. */
const VIEW_NAME = /^[^]{1,60}$/u;
const VIEW_SEARCH = /^[^]{0,1000}$/u;

/** A list of the dashboard as a member likes to see it. */
export const savedViewSchema = z.strictObject({
  name: z.string().regex(VIEW_NAME),
  page: z.enum(VIEW_PAGES),
  /** The search part of the page's address: filters, sort and columns. */
  search: z.string().regex(VIEW_SEARCH),
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** What goes out by e-mail: the weekly report, and notices of what needs a person and of its end. */
export const MAIL_LISTS = ['report', 'notices'] as const;
export const mailListSchema = z.enum(MAIL_LISTS);
export type MailList = z.infer<typeof mailListSchema>;

/** What a member wants by e-mail; where nothing is said, the role decides: see {@link receivesMail}. */
export const mailChoiceSchema = z.strictObject({
  report: z.boolean().optional(),
  notices: z.boolean().optional(),
});
export type MailChoice = z.infer<typeof mailChoiceSchema>;

/** `orgs/{org}/members/{uid}`: the truth about a membership; the sign-in claim is its projection. */
export const memberSchema = z.strictObject({
  role: roleSchema,
  email: z.string(),
  displayName: z.string().nullable(),
  /** Who made the account for this membership, and when; null when there was one already. */
  invitation: z
    .strictObject({ by: z.string().min(1), at: instantSchema })
    .nullable()
    .default(null),
  /** The only part that the member writes from the browser itself. */
  views: z.array(savedViewSchema).max(MAX_VIEWS).default([]),
  /** Absent until the member chose something. */
  mail: mailChoiceSchema.optional(),
});
export type Member = z.infer<typeof memberSchema>;

/** Whether a role may do what `least` may do. What is no role, whatever its type says, may do nothing. */
export function isAtLeast(role: Role, least: Role): boolean {
  const rank = ROLES.indexOf(role);
  return rank >= 0 && rank <= ROLES.indexOf(least);
}

/** The role that somebody has in an org; null for none. What every object has, such as `constructor`, is no org of theirs. */
export function roleOf(roles: Readonly<Record<string, Role>>, orgId: string): Role | null {
  return Object.hasOwn(roles, orgId) ? (roles[orgId] ?? null) : null;
}

/** Whether something goes out to a member: what they chose, else to managers and owners. */
export function receivesMail(
  { role, mail }: Pick<Member, 'role' | 'mail'>,
  list: MailList,
): boolean {
  return mail?.[list] ?? isAtLeast(role, 'manager');
}
