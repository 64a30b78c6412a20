import { createContext, useContext } from 'react';
import type { Role } from '@model/member';
import { can, type Permission } from './permissions';

/** Who is signed in and where they may look. */
export interface Person {
  readonly uid: string;
  readonly email: string | null;
  readonly displayName: string | null;
  /** Role by organisation, from the sign-in claim. */
  readonly orgs: Readonly<Record<string, Role>>;
}

/** How somebody leaves. */
export interface LeaveOptions {
  /** Even when what they changed has not reached the server. */
  readonly loseUnsent?: boolean;
}

/** A person in one organisation. */
export interface Session {
  readonly person: Person;
  readonly orgId: string;
  readonly role: Role;
  /** Ends the session and forgets everything that was read. False, and nothing has happened, when changes would be lost by it. */
  readonly signOut: (options?: LeaveOptions) => Promise<boolean>;
}

export const SessionContext = createContext<Session | null>(null);

/** The session; for parts of the page that are there only when somebody is signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession belongs below SessionContext.');
  return session;
}

/** Whether the person may do something in this organisation. */
export function useCan(permission: Permission): boolean {
  return can(useSession().role, permission);
}
