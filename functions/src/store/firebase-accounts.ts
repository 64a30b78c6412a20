import { FirebaseAuthError, getAuth, type Auth, type UserRecord } from 'firebase-admin/auth';
import type { Account, Accounts } from './accounts';
import { openApp } from './open-database';

/**
 * The accounts of a project: the deployed project inside a function, the named one elsewhere. `FIREBASE_AUTH_EMULATOR_HOST`
 * leads to the emulator.
 */
export function openAccounts(project?: { readonly projectId: string }): Accounts {
  return firebaseAccounts(getAuth(openApp(project?.projectId)));
}

function firebaseAccounts(auth: Auth): Accounts {
  const findByEmail = (email: string): Promise<Account | null> => find(auth.getUserByEmail(email));
  return {
    findByEmail,
    read: (uid) => find(auth.getUser(uid)),
    async create(email) {
      try {
        return toAccount(await auth.createUser({ email, emailVerified: false }));
      } catch (error) {
        const made = isAuthError(error, 'auth/email-already-exists')
          ? await findByEmail(email)
          : null;
        if (made) return made;
        throw error;
      }
    },
    setClaims: (uid, claims) => auth.setCustomUserClaims(uid, claims),
    endSessions: (uid) => auth.revokeRefreshTokens(uid),
    passwordLink: (email) => auth.generatePasswordResetLink(email),
  };
}

async function find(asked: Promise<UserRecord>): Promise<Account | null> {
  try {
    return toAccount(await asked);
  } catch (error) {
    if (isAuthError(error, 'auth/user-not-found')) return null;
    throw error;
  }
}

function toAccount({ uid, email, displayName, customClaims, providerData }: UserRecord): Account {
  return {
    uid,
    email: (email ?? '').toLowerCase(),
    displayName: displayName ?? null,
    claims: { ...customClaims },
    // When somebody last signed in says nothing: the emulator puts the time of creation there.
    canSignIn: providerData.length > 0,
  };
}

function isAuthError(error: unknown, code: string): boolean {
  return error instanceof FirebaseAuthError && error.code === code;
}
