import type { User } from 'firebase/auth';
import { ROLES, type Role } from '@model/member';
import type { Person } from './session';

/** Somebody with their roles, as their sign-in claims. @throws Firebase's error when the server would have to be asked and cannot be. */
export async function readPerson(user: User): Promise<Person> {
  const { claims } = await user.getIdTokenResult();
  const { uid, email, displayName } = user;
  return { uid, email, displayName, orgs: readRoles(claims['orgs']) };
}

function readRoles(claim: unknown): Record<string, Role> {
  if (claim === null || typeof claim !== 'object') return {};
  const known = Object.entries(claim).flatMap(([orgId, value]) => {
    const role = ROLES.find((name) => name === value);
    return role ? [[orgId, role] as const] : [];
  });
  return Object.fromEntries(known);
}
