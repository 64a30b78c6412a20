import { readEmulatorAddresses } from './emulator-address';

it('knows the fixed ports', () => {
  expect(readEmulatorAddresses({})).toStrictEqual({
    firestore: { host: '127.0.0.1', port: 8080 },
    pubsub: { host: '127.0.0.1', port: 8085 },
    functions: { host: '127.0.0.1', port: 5001 },
    auth: { host: '127.0.0.1', port: 9099 },
  });
});

it('takes the ports of the environment, and the emulators’ own variables before those', () => {
  const addresses = readEmulatorAddresses({
    TRELLIS_PORT_FIRESTORE: '9001',
    FIRESTORE_EMULATOR_HOST: 'localhost:9002',
    TRELLIS_PORT_PUBSUB: '9003',
    FUNCTIONS_EMULATOR_ORIGIN: 'http://127.0.0.1:9004',
    FIREBASE_AUTH_EMULATOR_HOST: '127.0.0.1:9005',
  });
  expect(addresses).toStrictEqual({
    firestore: { host: 'localhost', port: 9002 },
    pubsub: { host: '127.0.0.1', port: 9003 },
    functions: { host: '127.0.0.1', port: 9004 },
    auth: { host: '127.0.0.1', port: 9005 },
  });
});

it.each([
  [{ TRELLIS_PORT_PUBSUB: 'eighty' }, 'TRELLIS_PORT_PUBSUB is "eighty"'],
  [{ TRELLIS_PORT_FIRESTORE: '70000' }, 'TRELLIS_PORT_FIRESTORE is "70000"'],
  [{ FIRESTORE_EMULATOR_HOST: 'localhost' }, 'FIRESTORE_EMULATOR_HOST is "localhost"'],
])('names the variable that is no address: %p', (env, message) => {
  expect(() => readEmulatorAddresses(env)).toThrow(message);
});
