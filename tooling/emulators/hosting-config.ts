import { extendHostingPolicy } from '../hosting/extend-policy';
import { LOCALHOST, type Ports } from './ports';

/** What the page of a run is served from, and whom it may call. */
export interface HostingRun {
  /** Folder of the run's own copy of the page, below the folder of `firebase.json`. */
  readonly folder: string;
  readonly ports: Ports;
  /** Further ports of this machine that the page may call. */
  readonly callable?: readonly number[];
}

/**
 * The hosting of one run: `firebase.json`'s as it is, with the run's folder, and with the emulators among the addresses that the
 * content-security policy lets the page call.
 *
 * @throws {z.ZodError} when `firebase.json` has no headers for hosting
 */
export function deriveHostingConfig(base: unknown, run: HostingRun): Record<string, unknown> {
  const { auth, firestore, functions } = run.ports;
  const origins = [auth, firestore, functions, ...(run.callable ?? [])].map(
    (port) => `http://${LOCALHOST}:${port}`,
  );
  const { predeploy: _, ...hosting } = extendHostingPolicy(base, { 'connect-src': origins });
  return { ...hosting, public: run.folder };
}
