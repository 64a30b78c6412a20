import { onIdTokenChanged, signOut, type User } from 'firebase/auth';
import { waitForPendingWrites } from 'firebase/firestore';
import { useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { Backend } from '../firebase/connect';
import { LiveCacheContext } from '../live/live-context';
import { settleWithin } from '../live/settle-within';
import { clearKept, forget } from './forget';
import { hasEnded } from './judge-sign-in';
import { makeRoomFor, noteIn } from './make-room';
import { readPerson } from './read-person';
import type { LeaveOptions, Person } from './session';

/** Who has come to the page. */
export type Arrival =
  | { readonly state: 'waiting' }
  /** Null when nobody is signed in. */
  | { readonly state: 'known'; readonly person: Person | null }
  /** Somebody is signed in, and the server that confirms it cannot be reached. */
  | { readonly state: 'unconfirmed' }
  /** What somebody else has read could not be deleted. */
  | { readonly state: 'blocked' };

const WAITING: Arrival = { state: 'waiting' };

// What was changed a moment ago is on its way; without a connection it would stay there for good.
const SENDING_MS = 3_000;

async function arrive({ db }: Backend, user: User | null): Promise<Arrival> {
  const kept = { ...noteIn(localStorage), clear: () => clearKept(db) };
  if (!(await makeRoomFor(user?.uid ?? null, kept))) return { state: 'blocked' };
  if (!user) return { state: 'known', person: null };
  try {
    return { state: 'known', person: await readPerson(user) };
  } catch (error) {
    return hasEnded(error) ? { state: 'known', person: null } : { state: 'unconfirmed' };
  }
}

/**
 * Who has come to the page, and how to leave. When somebody else signs in, or they sign out, in whichever tab, everything that was
 * read is forgotten and the page begins anew.
 */
export function useArrival(backend: Backend): {
  readonly arrival: Arrival;
  /** Asks the server again. */
  readonly retry: () => void;
  readonly leave: (options?: LeaveOptions) => Promise<boolean>;
} {
  const cache = useContext(LiveCacheContext);
  const [arrival, setArrival] = useState<Arrival>(WAITING);
  const seen = useRef<string | null>(null);
  const { auth, db } = backend;

  const admit = useCallback(
    async (user: User | null): Promise<void> => {
      const uid = user?.uid ?? null;
      if (seen.current !== null && seen.current !== uid) {
        const isTheirs = noteIn(localStorage).read() === seen.current;
        seen.current = null;
        setArrival(WAITING);
        cache.clear();
        return forget(db, isTheirs);
      }
      const found = await arrive(backend, user);
      if (found.state === 'known') seen.current = found.person?.uid ?? null;
      // Who is known stays known when the server cannot be asked again.
      setArrival((before) =>
        found.state === 'unconfirmed' && before.state === 'known' && before.person ? before : found,
      );
    },
    [backend, cache, db],
  );
  useEffect(() => onIdTokenChanged(auth, (user) => void admit(user)), [auth, admit]);

  const retry = useCallback(() => void admit(auth.currentUser), [admit, auth]);
  const isUnconfirmed = arrival.state === 'unconfirmed';
  useEffect(() => {
    if (!isUnconfirmed) return undefined;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [isUnconfirmed, retry]);

  const leave = useCallback(
    async ({ loseUnsent = false }: LeaveOptions = {}): Promise<boolean> => {
      const isSent = loseUnsent || (await areWritesSent(backend));
      if (!isSent) return false;
      setArrival(WAITING);
      cache.clear();
      await signOut(auth);
      return true;
    },
    [auth, backend, cache],
  );
  return { arrival, retry, leave };
}

async function areWritesSent({ db }: Backend): Promise<boolean> {
  const sent = waitForPendingWrites(db).then(() => true);
  return (await settleWithin(sent, SENDING_MS).catch(() => null)) ?? false;
}
