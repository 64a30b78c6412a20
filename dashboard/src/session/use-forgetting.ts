import { useCallback, useContext, useEffect, useRef } from 'react';
import type { Backend } from '../firebase/connect';
import { LiveCacheContext } from '../live/live-context';
import type { Person } from './session';
import { signOutAndForget } from './sign-out';

/** How to sign out. Signing out in another tab makes this one forget as well. */
export function useForgetting(
  backend: Backend,
  person: Person | null | undefined,
): () => Promise<void> {
  const cache = useContext(LiveCacheContext);
  const wasSignedIn = useRef(false);
  const forget = useCallback(async () => {
    wasSignedIn.current = false;
    cache.clear();
    await signOutAndForget(backend);
  }, [backend, cache]);
  useEffect(() => {
    if (person) wasSignedIn.current = true;
    else if (person === null && wasSignedIn.current) void forget();
  }, [person, forget]);
  return forget;
}
