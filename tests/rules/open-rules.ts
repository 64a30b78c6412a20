import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { initializeTestEnvironment } from '@firebase/rules-unit-testing';
import type { RulesTestEnvironment } from '@firebase/rules-unit-testing';
import { setLogLevel } from 'firebase/firestore';
import type { Browser } from './attempts';

/** The Firestore emulator under the repository's rules. */
export interface OpenRules {
  readonly environment: RulesTestEnvironment;
  /** Somebody at a browser, with what their sign-in token claims; null for somebody signed out. */
  readonly browserOf: (uid: string, claims: object | null) => Browser;
}

/**
 * Opens a project of its own on the Firestore emulator, under `firestore.rules`.
 * @param label part of the project's name.
 * @throws Error when no emulator is named by FIRESTORE_EMULATOR_HOST.
 */
export async function openRules(label: string): Promise<OpenRules> {
  // Every refusal, which is most of these tests, is otherwise a warning on the console.
  setLogLevel('error');
  const environment = await initializeTestEnvironment({
    projectId: `demo-${label}-${randomUUID().slice(0, 8)}`,
    firestore: {
      ...emulatorAddress(),
      rules: readFileSync(join(__dirname, '../../firestore.rules'), 'utf8'),
    },
  });
  const browserOf = (uid: string, claims: object | null): Browser => {
    const context = claims
      ? environment.authenticatedContext(uid, { ...claims })
      : environment.unauthenticatedContext();
    return context.firestore();
  };
  return { environment, browserOf };
}

function emulatorAddress(): { host: string; port: number } {
  const address = process.env['FIRESTORE_EMULATOR_HOST'];
  if (address === undefined) {
    throw new Error('FIRESTORE_EMULATOR_HOST is not set: run this through `npm test`');
  }
  const { hostname, port } = new URL(`http://${address}`);
  return { host: hostname, port: Number(port) };
}
