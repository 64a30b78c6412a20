import { HttpsError, type CallableRequest } from 'firebase-functions/https';
import { z } from 'zod';
import { isAtLeast, roleOf, roleSchema, type Role } from './model/member';

const claimsSchema = z.looseObject({ orgs: z.record(z.string(), roleSchema) });

/**
 * The user id of whoever calls, who has at least a role in an org by their sign-in claim.
 * @param refusal what somebody signed in without it is told.
 * @throws {HttpsError} `unauthenticated` or `permission-denied`.
 */
export function requireRole(
  { auth }: Pick<CallableRequest, 'auth'>,
  { orgId, least, refusal }: { orgId: string; least: Role; refusal: string },
): string {
  if (!auth) throw new HttpsError('unauthenticated', 'Sign in first.');
  const claims = claimsSchema.safeParse(auth.token);
  const role = claims.success ? roleOf(claims.data.orgs, orgId) : null;
  if (!role || !isAtLeast(role, least)) throw new HttpsError('permission-denied', refusal);
  return auth.uid;
}
