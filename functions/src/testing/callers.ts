import type { CallableRequest } from 'firebase-functions/https';
import { isAtLeast, ROLES, type Role } from '../model/member';

/** A call as the runtime hands it over, of which a function reads data and token only. The token is null when signed out. */
export function callOf(data: unknown, token: object | null, uid = 'u1'): CallableRequest {
  const auth = token && { uid, token: Object(token), rawToken: '' };
  return { data, acceptsStreaming: false, rawRequest: Object({}), ...(auth ? { auth } : {}) };
}

/** What a sign-in of somebody with a role in an org carries. */
export const tokenOf = (orgId: string, role: string): object => ({ orgs: { [orgId]: role } });

/** Everybody whom a function for `least` and above refuses in an org: who, the code they get, and their token. */
export function refusedCallers(
  orgId: string,
  least: Role,
): readonly (readonly [name: string, code: string, token: object | null])[] {
  const denied = 'permission-denied';
  return [
    ...ROLES.filter((role) => !isAtLeast(role, least)).map(
      (role) => [role, denied, tokenOf(orgId, role)] as const,
    ),
    ['an owner of another org', denied, tokenOf('other', 'owner')],
    ['a role that does not exist', denied, tokenOf(orgId, 'king')],
    ['someone without claims', denied, {}],
    ['someone signed out', 'unauthenticated', null],
  ];
}
