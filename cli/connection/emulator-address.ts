import { CliError } from '../cli-error';

/** A host and port to connect to. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where the parts of the emulator suite answer. */
export interface EmulatorAddresses {
  readonly firestore: Address;
  readonly pubsub: Address;
  readonly functions: Address;
  readonly auth: Address;
}

const LOCALHOST = '127.0.0.1';

const DEFAULTS = {
  firestore: {
    variable: 'FIRESTORE_EMULATOR_HOST',
    portVariable: 'TRELLIS_PORT_FIRESTORE',
    port: 8080,
  },
  pubsub: { variable: 'PUBSUB_EMULATOR_HOST', portVariable: 'TRELLIS_PORT_PUBSUB', port: 8085 },
  functions: {
    variable: 'FUNCTIONS_EMULATOR_ORIGIN',
    portVariable: 'TRELLIS_PORT_FUNCTIONS',
    port: 5001,
  },
  auth: { variable: 'FIREBASE_AUTH_EMULATOR_HOST', portVariable: 'TRELLIS_PORT_AUTH', port: 9099 },
} as const;

/** Where the simulated POS of the demo answers. */
export const EMULATOR_SIMULATOR_URL = 'http://127.0.0.1:4100/api';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The addresses of the emulators: the emulators' own variables first, then the ports of `TRELLIS_PORT_*`, then the fixed ports.
 * @throws {CliError} naming the variable that holds neither.
 */
export function readEmulatorAddresses(env: Environment): EmulatorAddresses {
  return {
    firestore: readAddress(env, 'firestore'),
    pubsub: readAddress(env, 'pubsub'),
    functions: readAddress(env, 'functions'),
    auth: readAddress(env, 'auth'),
  };
}

/** `host:port`. */
export function formatAddress({ host, port }: Address): string {
  return `${host}:${port}`;
}

function readAddress(env: Environment, name: keyof typeof DEFAULTS): Address {
  const { variable, portVariable, port } = DEFAULTS[name];
  const whole = env[variable];
  if (whole) {
    const match = /^(?:https?:\/\/)?([^:/\s]+):(\d{1,5})\/?$/.exec(whole);
    return { host: match?.[1] ?? '', port: readPort(match?.[2] ?? whole, variable) };
  }
  const text = env[portVariable];
  return { host: LOCALHOST, port: text ? readPort(text, portVariable) : port };
}

function readPort(text: string, variable: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new CliError(`${variable} is "${text}", which names no port from 1 to 65535.`);
}
