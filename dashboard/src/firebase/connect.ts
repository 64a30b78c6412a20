import { initializeApp } from 'firebase/app';
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  type Auth,
} from 'firebase/auth';
import {
  connectFirestoreEmulator,
  initializeFirestore,
  persistentLocalCache,
  persistentMultipleTabManager,
  type Firestore,
} from 'firebase/firestore';
import { connectFunctionsEmulator, getFunctions, type Functions } from 'firebase/functions';
import type { PageConfig } from './read-config';

/** The project's services, as the whole page uses them. */
export interface Backend {
  readonly config: PageConfig;
  readonly auth: Auth;
  readonly db: Firestore;
  readonly functions: Functions;
}

/**
 * Connects to a project, or to the emulators that the configuration names. What was read stays in the browser until sign-out.
 * @throws the browser's error when the code of App Check, where it is asked for, cannot be loaded.
 */
export async function connect(config: PageConfig): Promise<Backend> {
  const { emulators, projectId, apiKey, region, appCheckSiteKey } = config;
  const app = initializeApp({
    projectId,
    apiKey,
    ...(config.authDomain === undefined ? {} : { authDomain: config.authDomain }),
    ...(config.appId === undefined ? {} : { appId: config.appId }),
  });
  if (appCheckSiteKey !== undefined) {
    // Ahead of everything that is called, and of no weight where nobody asks for it.
    const { startAppCheck } = await import('./app-check');
    startAppCheck(app, appCheckSiteKey);
  }
  const auth = initializeAuth(app, {
    persistence: [indexedDBLocalPersistence, browserLocalPersistence],
  });
  const db = initializeFirestore(app, {
    localCache: persistentLocalCache({ tabManager: persistentMultipleTabManager() }),
  });
  const functions = getFunctions(app, region);
  if (emulators) {
    connectAuthEmulator(auth, emulators.auth, { disableWarnings: true });
    connectFirestoreEmulator(db, emulators.firestore.host, emulators.firestore.port);
    connectFunctionsEmulator(functions, emulators.functions.host, emulators.functions.port);
  }
  return { config, auth, db, functions };
}
