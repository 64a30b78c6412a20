import { clearIndexedDbPersistence, terminate, type Firestore } from 'firebase/firestore';
import { settleWithin } from '../live/settle-within';

// A tab that is awake gives way at once.
const LIMIT_MS = 5_000;

/**
 * Deletes what this browser keeps of what was read. Firestore must not have begun, or have ended.
 * @returns false when it could not be: a tab that sleeps still holds it.
 */
export async function clearKept(db: Firestore): Promise<boolean> {
  const clear = async (): Promise<true> => {
    await clearIndexedDbPersistence(db);
    return true;
  };
  return (await settleWithin(clear(), LIMIT_MS).catch(() => null)) ?? false;
}

/**
 * Ends Firestore, deletes what it kept, and loads the page anew, which looks again whether all is deleted.
 * @param isTheirs whether what is kept is still of whoever leaves: another tab may have begun to keep what the next one reads.
 */
export async function forget(db: Firestore, isTheirs: boolean): Promise<void> {
  try {
    await terminate(db).catch(() => undefined);
    if (isTheirs) await clearKept(db);
  } finally {
    sessionStorage.clear();
    location.assign('/');
  }
}
