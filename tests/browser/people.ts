import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ROLES, type Role } from '../../functions/src/model/member';
import { openFirestore } from './copy-shop';

/** Somebody who can sign in. */
export interface Account {
  readonly email: string;
  readonly password: string;
}

const configSchema = z.looseObject({
  projectId: z.string(),
  apiKey: z.string(),
  emulators: z.object({
    auth: z.string(),
    firestore: z.object({ host: z.string(), port: z.int() }),
    functions: z.object({ host: z.string(), port: z.int() }),
  }),
  demo: z.object({
    orgId: z.string(),
    accounts: z.array(
      z.looseObject({ role: z.enum(ROLES), email: z.string(), password: z.string() }),
    ),
  }),
});

/** The configuration of a page that runs against emulators. */
export type EmulatorPageConfig = z.infer<typeof configSchema>;

/** What the page at this origin is configured with. @throws Error when nothing answers there, or it is no demo */
export async function readPageConfig(origin: string): Promise<EmulatorPageConfig> {
  const response = await fetch(`${origin}/config.json`);
  return configSchema.parse(await response.json());
}

/** The demo's account of a role. @throws Error when the demo has none */
export function findDemoAccount({ demo }: EmulatorPageConfig, role: Role): Account {
  const account = demo.accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`The demo has no ${role}.`);
  return account;
}

async function callAuth(
  { emulators, apiKey }: EmulatorPageConfig,
  path: string,
  body: object,
): Promise<unknown> {
  const service = `${emulators.auth}/identitytoolkit.googleapis.com/v1/`;
  const response = await fetch(`${service}${path}?key=${apiKey}`, {
    method: 'POST',
    // The Auth emulator takes this word for an administrator's token.
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify(body),
  });
  if (response.ok) return response.json();
  throw new Error(`The Auth emulator answered ${response.status}: ${await response.text()}`);
}

/** Makes an account that is a member with these roles: by its sign-in claim and by the memberships that are stored. */
export async function createAccount(
  config: EmulatorPageConfig,
  orgs: Readonly<Record<string, Role>>,
): Promise<Account & { readonly uid: string }> {
  const uid = `u${randomUUID().slice(0, 12)}`;
  const account = { email: `${uid}@example.test`, password: randomUUID() };
  const accounts = `projects/${config.projectId}/accounts`;
  await callAuth(config, accounts, { localId: uid, ...account, displayName: uid });
  await callAuth(config, `${accounts}:update`, {
    localId: uid,
    customAttributes: JSON.stringify({ orgs }),
  });
  for (const [orgId, role] of Object.entries(orgs)) {
    const member = { role, email: account.email, displayName: null, invitation: null };
    await openFirestore().doc(`orgs/${orgId}/members/${uid}`).set(member);
  }
  return { uid, ...account };
}

const signedInSchema = z.object({
  localId: z.string(),
  email: z.string(),
  displayName: z.string().default(''),
  idToken: z.string(),
  refreshToken: z.string(),
  expiresIn: z.coerce.number(),
});

/** What a browser's storage holds when somebody is signed in, as Firebase keeps it. */
export async function readSignedInStorage(
  config: EmulatorPageConfig,
  account: Account,
): Promise<{ name: string; value: string }[]> {
  const answer = await callAuth(config, 'accounts:signInWithPassword', {
    ...account,
    returnSecureToken: true,
  });
  const { localId, email, displayName, idToken, refreshToken, expiresIn } =
    signedInSchema.parse(answer);
  const user = {
    uid: localId,
    email,
    emailVerified: true,
    displayName,
    isAnonymous: false,
    providerData: [
      { providerId: 'password', uid: email, displayName, email, phoneNumber: null, photoURL: null },
    ],
    stsTokenManager: {
      refreshToken,
      accessToken: idToken,
      expirationTime: Date.now() + expiresIn * 1_000,
    },
    createdAt: String(Date.now()),
    lastLoginAt: String(Date.now()),
    apiKey: config.apiKey,
    appName: '[DEFAULT]',
  };
  const name = `firebase:authUser:${config.apiKey}:[DEFAULT]`;
  return [{ name, value: JSON.stringify(user) }];
}
