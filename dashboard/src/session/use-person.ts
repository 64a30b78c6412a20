import { onIdTokenChanged, type Auth, type User } from 'firebase/auth';
import { useEffect, useState } from 'react';
import { ROLES, type Role } from '@model/member';
import type { Person } from './session';

/** Undefined while it is not known yet, null when nobody is signed in. */
export function usePerson(auth: Auth): Person | null | undefined {
  const [person, setPerson] = useState<Person | null>();
  useEffect(
    () =>
      onIdTokenChanged(auth, (user) => {
        if (!user) return setPerson(null);
        void toPerson(user).then(setPerson, () => setPerson(null));
      }),
    [auth],
  );
  return person;
}

async function toPerson(user: User): Promise<Person> {
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
