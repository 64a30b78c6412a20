import type { ServiceName } from './firebase-config';
import { LOCALHOST, type Ports } from './ports';

/** The one project of the emulators. `demo-` keeps every Firebase tool from looking for a real one. */
export const DEMO_PROJECT = 'demo-trellis';

/**
 * The variables under which the Firebase libraries find the emulators of a suite, and
 * `FUNCTIONS_EMULATOR_ORIGIN` and `TRELLIS_PAGE_ORIGIN`, under which our tests find the functions and the page.
 */
export function toEmulatorEnv(
  ports: Ports,
  services: readonly ServiceName[],
): Record<string, string> {
  const address = (name: ServiceName) => `${LOCALHOST}:${ports[name]}`;
  const variables: [ServiceName, string, string][] = [
    ['firestore', 'FIRESTORE_EMULATOR_HOST', address('firestore')],
    ['pubsub', 'PUBSUB_EMULATOR_HOST', address('pubsub')],
    ['auth', 'FIREBASE_AUTH_EMULATOR_HOST', address('auth')],
    ['functions', 'FUNCTIONS_EMULATOR_ORIGIN', `http://${address('functions')}`],
    ['hosting', 'TRELLIS_PAGE_ORIGIN', `http://${address('hosting')}`],
  ];
  const present = variables.filter(([service]) => services.includes(service));
  return {
    GCLOUD_PROJECT: DEMO_PROJECT,
    ...Object.fromEntries(present.map(([, name, value]) => [name, value])),
  };
}
