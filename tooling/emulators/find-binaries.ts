import { basename, dirname, join } from 'node:path';

/** The emulators that are programs of their own, outside firebase-tools. */
export type BinaryName = 'firestore' | 'pubsub';

/** Where a binary was found, and by which of the places that are looked at, in order. */
export interface FoundBinary {
  path: string;
  source: 'variable' | 'firebase cache' | 'Cloud SDK';
}

/** The part of a file system and an environment that the search needs. */
export interface SearchedMachine {
  env: Record<string, string | undefined>;
  homeFolder: string;
  exists: (path: string) => boolean;
  /** The path with all links resolved. */
  resolveLinks: (path: string) => string;
}

/** Paths below the firebase cache for the pinned firebase-tools. */
export type CachedPaths = Record<BinaryName, string>;

const variables: Record<BinaryName, string> = {
  firestore: 'FIRESTORE_EMULATOR_BINARY_PATH',
  pubsub: 'PUBSUB_EMULATOR_BINARY_PATH',
};

const SDK_FIRESTORE_JAR = 'cloud-firestore-emulator.jar';

const sdkPaths: Record<BinaryName, string> = {
  firestore: `platform/cloud-firestore-emulator/${SDK_FIRESTORE_JAR}`,
  pubsub: 'platform/pubsub-emulator/bin/cloud-pubsub-emulator',
};

/**
 * Looks for an emulator: the explicit variable, then the firebase cache, then the Cloud SDK that
 * `gcloud` on the PATH belongs to. `undefined` means that it has to be downloaded.
 *
 * @throws Error in one sentence when the variable names a file that does not exist
 */
export function findBinary(
  name: BinaryName,
  machine: SearchedMachine,
  cachedPaths: CachedPaths,
): FoundBinary | undefined {
  const explicit = machine.env[variables[name]];
  if (explicit) {
    if (machine.exists(explicit)) return { path: explicit, source: 'variable' };
    throw new Error(`${variables[name]} names ${explicit}, and there is no such file.`);
  }
  const cacheFolder =
    machine.env['FIREBASE_EMULATORS_PATH'] ?? join(machine.homeFolder, '.cache/firebase/emulators');
  const cached = join(cacheFolder, cachedPaths[name]);
  if (machine.exists(cached)) return { path: cached, source: 'firebase cache' };
  const sdk = findCloudSdk(machine);
  const inSdk = sdk === undefined ? undefined : join(sdk, sdkPaths[name]);
  return inSdk !== undefined && machine.exists(inSdk)
    ? { path: inSdk, source: 'Cloud SDK' }
    : undefined;
}

/** The SDK's folder follows from where `gcloud` really is: `<sdk>/bin/gcloud`. */
function findCloudSdk({ env, exists, resolveLinks }: SearchedMachine): string | undefined {
  const gcloud = (env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, 'gcloud'))
    .find((path) => exists(path));
  return gcloud === undefined ? undefined : dirname(dirname(resolveLinks(gcloud)));
}

/**
 * Whether a Firestore emulator jar lacks a `Main-Class`, so that `java -jar` needs a launcher. The
 * Cloud SDK's does; firebase's own carries its version in the name.
 */
export function needsLauncher(jarPath: string): boolean {
  return basename(jarPath) === SDK_FIRESTORE_JAR;
}

/**
 * What a person can do when an emulator is neither here nor can be downloaded.
 */
export function explainMissingBinary(name: BinaryName): string {
  const component = name === 'firestore' ? 'cloud-firestore-emulator' : 'pubsub-emulator';
  return (
    `The ${name} emulator is not on this machine and could not be downloaded: connect to the internet once, ` +
    `or run \`gcloud components install ${component}\`, or set ${variables[name]}.`
  );
}
