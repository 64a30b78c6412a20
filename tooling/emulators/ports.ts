import { connect, createServer } from 'node:net';

/** Everything binds here, so that nothing of the demo can be reached from outside the machine. */
export const LOCALHOST = '127.0.0.1';

/** The ports people know by heart, with the variable that changes each. */
export const fixedPorts = {
  functions: { port: 5001, variable: 'TRELLIS_PORT_FUNCTIONS' },
  firestore: { port: 8080, variable: 'TRELLIS_PORT_FIRESTORE' },
  pubsub: { port: 8085, variable: 'TRELLIS_PORT_PUBSUB' },
  auth: { port: 9099, variable: 'TRELLIS_PORT_AUTH' },
  hosting: { port: 5005, variable: 'TRELLIS_PORT_HOSTING' },
  simulator: { port: 4100, variable: 'TRELLIS_PORT_SIMULATOR' },
} as const;

/** A port with a fixed number. */
export type FixedPortName = keyof typeof fixedPorts;

/** The names of the fixed ports, in the order in which they are reported. */
export const fixedPortNames: readonly FixedPortName[] = [
  'functions',
  'firestore',
  'pubsub',
  'auth',
  'hosting',
  'simulator',
];

/** Ports the emulator suite uses among its own parts; always free ones. */
export const internalPortNames = ['hub', 'logging', 'eventarc', 'tasks', 'websocket'] as const;

/** Every port of one running suite, by name. */
export type Ports = Record<FixedPortName | (typeof internalPortNames)[number], number>;

// Below the range from which systems hand out ports for outgoing connections.
const FREE_PORT_RANGE = { from: 20_000, to: 32_000 };

/**
 * The fixed ports with the overrides of the environment applied.
 *
 * @throws Error in one sentence when an override is not a port number
 */
export function readFixedPorts(
  env: Record<string, string | undefined>,
): Record<FixedPortName, number> {
  const read = (name: FixedPortName) => {
    const { port, variable } = fixedPorts[name];
    return parsePort(env[variable], variable) ?? port;
  };
  return {
    functions: read('functions'),
    firestore: read('firestore'),
    pubsub: read('pubsub'),
    auth: read('auth'),
    hosting: read('hosting'),
    simulator: read('simulator'),
  };
}

/**
 * A port number from a variable's text; `undefined` when the variable is unset or empty.
 *
 * @throws Error in one sentence when the text is anything but 1 to 65535
 */
export function parsePort(text: string | undefined, variable: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new Error(`${variable} is "${text}": it must be a port number from 1 to 65535.`);
}

/**
 * Whether nobody listens on a port of this machine. Connecting finds those who listen on every
 * address, which macOS lets us bind beside; binding finds those who listen and do not answer.
 */
export async function isPortFree(port: number): Promise<boolean> {
  return !(await canConnect(port)) && (await canBind(port));
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: LOCALHOST, port });
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

function canBind(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: LOCALHOST, port, exclusive: true }, () =>
      server.close(() => resolve(true)),
    );
  });
}

/**
 * As many different free ports as asked for, picked at random, so that two runs that start at once
 * do not pick the same ones.
 */
export async function findFreePorts(count: number): Promise<number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const span = FREE_PORT_RANGE.to - FREE_PORT_RANGE.from;
    const port = FREE_PORT_RANGE.from + Math.floor(Math.random() * span);
    if (!found.has(port) && (await isPortFree(port))) found.add(port);
  }
  return [...found];
}

/**
 * Completes a set of ports: free ones for every name that has none yet.
 */
export async function choosePorts(chosen: Partial<Ports>): Promise<Ports> {
  const free = await findFreePorts(11);
  const take = (name: keyof Ports) => chosen[name] ?? free.pop() ?? 0;
  return {
    functions: take('functions'),
    firestore: take('firestore'),
    pubsub: take('pubsub'),
    auth: take('auth'),
    hosting: take('hosting'),
    simulator: take('simulator'),
    hub: take('hub'),
    logging: take('logging'),
    eventarc: take('eventarc'),
    tasks: take('tasks'),
    websocket: take('websocket'),
  };
}
