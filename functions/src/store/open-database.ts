import type { App } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import type { Database } from './database';
import { firestoreDatabase } from './firestore-database';

/** The project's Firestore. Which project, and whether an emulator, follows from the app and the environment. */
export function openDatabase(app: App): Database {
  return firestoreDatabase(getFirestore(app));
}
