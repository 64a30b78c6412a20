import { HttpsError, type CallableRequest } from 'firebase-functions/https';
import { z } from 'zod';
import { enforceAppCheck } from './config';
import { isAtLeast, roleOf, roleSchema, type Role } from './model/member';
import type { Reader } from './store/database';
import { readMember } from './store/members';

const claimsSchema = z.looseObject({ orgs: z.record(z.string(), roleSchema) });

/** What is said to a page without a token: most often a blocker keeps the browser from getting one. */
const NOT_THE_DASHBOARD =
  'This browser could not show that it uses the dashboard. Reload the page; if it stays so, let it reach www.google.com.';

/** What somebody is told whose sign-in says more than their membership. */
export const ROLE_CHANGED = 'Your role has changed: sign out and in again.';

/** What somebody needs in an org to call something. */
interface Needed {
  readonly orgId: string;
  readonly least: Role;
  /** What somebody signed in without it is told. */
  readonly refusal: string;
}

/**
 * The user id of whoever calls, who has at least a role in an org by their sign-in claim.
 * That claim may be an hour older than what it says: good enough for reading, which the rules allow by the same claim.
 * @throws {HttpsError} `unauthenticated`, `permission-denied`, or `failed-precondition` where a token of App Check is asked for and
 * none came that is valid. The platform could ask for it (`enforceAppCheck`), but then it reads the parameter while functions are
 * deployed, against which it warns, and refuses without saying why.
 */
export function requireRole(
  { auth, app }: Pick<CallableRequest, 'auth' | 'app'>,
  { orgId, least, refusal }: Needed,
): string {
  if (enforceAppCheck.value() && !app)
    throw new HttpsError('failed-precondition', NOT_THE_DASHBOARD);
  if (!auth) throw new HttpsError('unauthenticated', 'Sign in first.');
  const claims = claimsSchema.safeParse(auth.token);
  const role = claims.success ? roleOf(claims.data.orgs, orgId) : null;
  if (!role || !isAtLeast(role, least)) throw new HttpsError('permission-denied', refusal);
  return auth.uid;
}

/**
 * The user id of whoever calls, who has at least a role in an org by their claim, and by their membership as it is stored now. For
 * whatever acts: what changes something, or carries away what no browser could read by itself.
 * @throws {HttpsError} as {@link requireRole}; `permission-denied` too when the membership has been taken or lowered since the sign-in.
 */
export async function requireStanding(
  request: Pick<CallableRequest, 'auth' | 'app'>,
  db: Reader,
  needed: Needed,
): Promise<string> {
  const uid = requireRole(request, needed);
  const member = await readMember(db, needed.orgId, uid);
  if (!member || !isAtLeast(member.role, needed.least))
    throw new HttpsError('permission-denied', ROLE_CHANGED);
  return uid;
}
