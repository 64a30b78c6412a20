import { z } from 'zod';
import { LOCALHOST, type Ports } from './ports';

const POLICY = 'Content-Security-Policy';

const hostingSchema = z.looseObject({
  headers: z.array(
    z.looseObject({ headers: z.array(z.object({ key: z.string(), value: z.string() })) }),
  ),
});

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
  const { predeploy: _, ...hosting } = hostingSchema.parse(base);
  const { auth, firestore, functions } = run.ports;
  const origins = [auth, firestore, functions, ...(run.callable ?? [])].map(
    (port) => `http://${LOCALHOST}:${port}`,
  );
  const headers = hosting.headers.map((rule) => ({
    ...rule,
    headers: rule.headers.map(({ key, value }) => ({
      key,
      value: key === POLICY ? allowConnections(value, origins) : value,
    })),
  }));
  return { ...hosting, public: run.folder, headers };
}

/** The policy with further origins behind `connect-src`. */
function allowConnections(policy: string, origins: readonly string[]): string {
  return policy
    .split('; ')
    .map((directive) =>
      directive.startsWith('connect-src ') ? [directive, ...origins].join(' ') : directive,
    )
    .join('; ');
}
