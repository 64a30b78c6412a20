import { getApps, initializeApp, type App } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import type { Database } from './database';
import { firestoreDatabase } from './firestore-database';

/**
 * A project's Firestore: the deployed project inside a function, the named one elsewhere. `FIRESTORE_EMULATOR_HOST`
 * leads to the emulator; otherwise application default credentials are used.
 */
export function openDatabase(project?: { readonly projectId: string }): Database {
  return firestoreDatabase(getFirestore(openApp(project?.projectId)));
}

/** A project's Firebase, made once: for those who open something else of it. */
export function openApp(projectId: string | undefined): App {
  const name = projectId ?? '[DEFAULT]';
  const open = getApps().find((app) => app.name === name);
  if (open) return open;
  return projectId === undefined ? initializeApp() : initializeApp({ projectId }, name);
}
