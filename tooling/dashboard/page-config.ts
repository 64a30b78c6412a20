import { DEMO_PROJECT } from '../emulators/emulator-env';
import { LOCALHOST, type Ports } from '../emulators/ports';

/** Where Firebase's own services answer on this machine. */
type PagePorts = Pick<Ports, 'auth' | 'firestore' | 'functions'>;

/** The accounts that the page offers to sign in with by one click. Public, like everything of the demo. */
export interface PageDemo {
  readonly orgId: string;
  readonly accounts: readonly {
    readonly role: string;
    readonly email: string;
    readonly password: string;
    readonly displayName: string;
  }[];
}

/** What the page reads from `/config.json` before anything else, when it runs against emulators. */
export interface PageConfig {
  readonly projectId: string;
  readonly apiKey: string;
  readonly region: string;
  readonly emulators: {
    readonly auth: string;
    readonly firestore: { readonly host: string; readonly port: number };
    readonly functions: { readonly host: string; readonly port: number };
  };
  readonly demo?: PageDemo;
}

/** The page's configuration for the emulators at these ports. */
export function toPageConfig(
  { auth, firestore, functions }: PagePorts,
  demo?: PageDemo,
): PageConfig {
  return {
    projectId: DEMO_PROJECT,
    // The Auth emulator takes any key, but not none.
    apiKey: 'emulator',
    region: 'us-central1',
    emulators: {
      auth: `http://${LOCALHOST}:${auth}`,
      firestore: { host: LOCALHOST, port: firestore },
      functions: { host: LOCALHOST, port: functions },
    },
    ...(demo ? { demo } : {}),
  };
}
