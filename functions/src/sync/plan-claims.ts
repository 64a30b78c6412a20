import { roleSchema, type Role } from '../model/member';

/** The most that Firebase keeps of an account's claims, as JSON. */
export const MAX_CLAIM_BYTES = 1_000;

type Claims = Readonly<Record<string, unknown>>;

/** The role that claims give in an org; null for none. */
export function roleIn(claims: Claims, orgId: string): Role | null {
  return roleSchema.safeParse(orgsOf(claims)[orgId]).data ?? null;
}

/** The claims with another role in one org, or none there. Other orgs and other claims stay as they are. */
export function withRole(claims: Claims, orgId: string, role: Role | null): Claims {
  const { [orgId]: _before, ...others } = orgsOf(claims);
  return { ...claims, orgs: role === null ? others : { ...others, [orgId]: role } };
}

/** Whether claims name an org other than this one. */
export function belongsElsewhere(claims: Claims, orgId: string): boolean {
  return Object.keys(orgsOf(claims)).some((id) => id !== orgId);
}

/** Whether Firebase takes claims of this size. */
export function fitsClaims(claims: Claims): boolean {
  return new TextEncoder().encode(JSON.stringify(claims)).length <= MAX_CLAIM_BYTES;
}

function orgsOf({ orgs }: Claims): Record<string, unknown> {
  return typeof orgs === 'object' && orgs !== null && !Array.isArray(orgs) ? { ...orgs } : {};
}
