import { signOut } from 'firebase/auth';
import { clearIndexedDbPersistence, terminate } from 'firebase/firestore';
import type { Backend } from '../firebase/connect';

/** Signs out and deletes what this browser has kept of the organisation, then loads the page anew. */
export async function signOutAndForget({ auth, db }: Backend): Promise<void> {
  await signOut(auth);
  await terminate(db);
  // Another tab may still hold the store; it deletes it when it signs out as well, which the shared sign-in makes it do.
  await clearIndexedDbPersistence(db).catch(() => undefined);
  sessionStorage.clear();
  location.assign('/');
}
