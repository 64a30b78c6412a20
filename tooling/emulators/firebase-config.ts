import { deriveHostingConfig } from './hosting-config';
import { LOCALHOST, type Ports } from './ports';

/** The emulators a suite can run. */
export type ServiceName = 'firestore' | 'pubsub' | 'auth' | 'functions' | 'hosting';

const at = (port: number) => ({ host: LOCALHOST, port });

/**
 * The configuration of one run: `firebase.json` as it is, but with the ports of the run and with
 * everything on this machine's own address.
 *
 * @param base the parsed `firebase.json`
 * @param options.withUi whether the Emulator UI is there to be shown
 * @param options.page what hosting serves; without it hosting has no place in the run
 */
export function deriveFirebaseConfig(
  base: Record<string, unknown>,
  options: {
    ports: Ports;
    services: readonly ServiceName[];
    withUi: boolean;
    page?: { folder: string; callable?: readonly number[] };
  },
): Record<string, unknown> {
  const { ports, services, withUi, page } = options;
  const chosen = Object.fromEntries(services.map((name) => [name, at(ports[name])]));
  if (services.includes('firestore')) {
    chosen['firestore'] = Object.assign(at(ports.firestore), { websocketPort: ports.websocket });
  }
  const { hosting, ...others } = base;
  return {
    ...others,
    ...(page ? { hosting: deriveHostingConfig(hosting, { ...page, ports }) } : {}),
    emulators: {
      ...chosen,
      hub: at(ports.hub),
      logging: at(ports.logging),
      eventarc: at(ports.eventarc),
      tasks: at(ports.tasks),
      ui: { enabled: withUi, host: LOCALHOST },
      // Tests use many projects, and a suite for one would log every call of the others, twice.
      singleProjectMode: false,
    },
  };
}
