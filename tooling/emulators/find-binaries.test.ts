import { explainMissingBinary, findBinary, needsLauncher } from './find-binaries';

const cachedPaths = { firestore: 'cloud-firestore-emulator-v1.jar', pubsub: 'pubsub/bin/emulator' };
const CACHED = '/home/ada/.cache/firebase/emulators/cloud-firestore-emulator-v1.jar';
const IN_SDK = '/opt/sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar';
const GCLOUD = '/usr/bin/gcloud';

function machineWith(files: string[], env: Record<string, string> = {}) {
  return {
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    homeFolder: '/home/ada',
    exists: (path: string) => files.includes(path),
    resolveLinks: (path: string) => (path === GCLOUD ? '/opt/sdk/bin/gcloud' : path),
  };
}

describe('findBinary', () => {
  it('takes the explicit variable before everything else', () => {
    const machine = machineWith(['/my.jar', CACHED, GCLOUD, IN_SDK], {
      FIRESTORE_EMULATOR_BINARY_PATH: '/my.jar',
    });
    expect(findBinary('firestore', machine, cachedPaths)).toEqual({
      path: '/my.jar',
      source: 'variable',
    });
  });

  it('refuses a variable that names no file', () => {
    const machine = machineWith([CACHED], { FIRESTORE_EMULATOR_BINARY_PATH: '/my.jar' });
    expect(() => findBinary('firestore', machine, cachedPaths)).toThrow(
      'FIRESTORE_EMULATOR_BINARY_PATH names /my.jar, and there is no such file.',
    );
  });

  it('takes the firebase cache before the Cloud SDK', () => {
    expect(findBinary('firestore', machineWith([CACHED, GCLOUD, IN_SDK]), cachedPaths)).toEqual({
      path: CACHED,
      source: 'firebase cache',
    });
  });

  it('looks in the cache folder that firebase-tools was told to use', () => {
    const path = '/cache/cloud-firestore-emulator-v1.jar';
    const machine = machineWith([path, CACHED], { FIREBASE_EMULATORS_PATH: '/cache' });
    expect(findBinary('firestore', machine, cachedPaths)?.path).toBe(path);
  });

  it('finds the Cloud SDK behind the link that gcloud is', () => {
    expect(findBinary('firestore', machineWith([GCLOUD, IN_SDK]), cachedPaths)).toEqual({
      path: IN_SDK,
      source: 'Cloud SDK',
    });
  });

  it('finds Pub/Sub in the Cloud SDK', () => {
    const path = '/opt/sdk/platform/pubsub-emulator/bin/cloud-pubsub-emulator';
    expect(findBinary('pubsub', machineWith([GCLOUD, path]), cachedPaths)?.path).toBe(path);
  });

  it.each([
    ['nothing is installed', []],
    ['the SDK lacks the component', [GCLOUD]],
  ])('finds nothing when %s', (_case, files) => {
    expect(findBinary('firestore', machineWith(files), cachedPaths)).toBeUndefined();
  });
});

describe('needsLauncher', () => {
  it("is true for the Cloud SDK's jar only", () => {
    expect([needsLauncher(IN_SDK), needsLauncher(CACHED)]).toEqual([true, false]);
  });
});

describe('explainMissingBinary', () => {
  it('names every way to get it', () => {
    expect(explainMissingBinary('pubsub')).toBe(
      'The pubsub emulator is not on this machine and could not be downloaded: connect to the internet once, or run `gcloud components install pubsub-emulator`, or set PUBSUB_EMULATOR_BINARY_PATH.',
    );
  });
});
