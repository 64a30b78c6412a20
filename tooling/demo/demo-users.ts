import { LOCALHOST } from '../emulators/ports';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import { DEMO_ORG_ID, DEMO_PASSWORD, DEMO_USERS } from './demo-org';

/**
 * Makes the demo's users in the Auth emulator, each with the claim that follows from its membership.
 * @throws Error when the emulator refuses.
 */
export async function createDemoUsers(authPort: number): Promise<void> {
  const accounts = `http://${LOCALHOST}:${authPort}/identitytoolkit.googleapis.com/v1/projects/${DEMO_PROJECT}/accounts`;
  for (const { uid, email, role, displayName } of DEMO_USERS) {
    await post(accounts, {
      localId: uid,
      email,
      password: DEMO_PASSWORD,
      displayName,
      emailVerified: true,
    });
    const claims = JSON.stringify({ orgs: { [DEMO_ORG_ID]: role } });
    await post(`${accounts}:update`, { localId: uid, customAttributes: claims });
  }
}

async function post(url: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    // The Auth emulator takes this word for an administrator's token.
    headers: { 'content-type': 'application/json', authorization: 'Bearer owner' },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`The Auth emulator answered ${response.status}: ${await response.text()}`);
}
