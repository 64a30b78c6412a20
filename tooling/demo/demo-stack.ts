import { formatCount } from '../../cli/format/numbers';
import { connect, type Connection } from '../../cli/connection/connect';
import { posCredentialsSchema } from '../../functions/src/model/org';
import { readOrg, updateOrg } from '../../functions/src/store/orgs';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { checkPorts } from '../emulators/check-ports';
import { startEmulators, type RunningEmulators } from '../emulators/emulators';
import { choosePorts, LOCALHOST, type Ports } from '../emulators/ports';
import { repositoryRoot } from '../repository-root';
import { watchExecutions } from './executed-functions';
import { DEMO_CREDENTIALS, DEMO_ORG_ID, DEMO_PAGE, DEMO_WEBHOOK } from './demo-org';

const PAGE_SERVICES = ['hosting'] as const;

/** Everything the demo runs on. */
export interface DemoStack {
  readonly connection: Connection;
  readonly simulator: Simulator;
  readonly suite: RunningEmulators;
  /** Where the simulated POS answers, and where it can be controlled. */
  readonly addresses: { readonly url: string; readonly controlUrl: string };
  /** Where the page is; null when the demo runs without it. */
  readonly pageUrl: string | null;
  /** Where the simulated POS delivers its webhooks, and what it signs them with. */
  readonly webhook: { readonly url: string; readonly secret: string };
  /** The deployed functions that the emulator has executed so far, in the order of their first execution. */
  executed(): string[];
  stop(): Promise<void>;
}

/** How big the demo is and which data it gets. */
export interface DemoSize {
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
}

/** What the demo is to be. */
export interface DemoOptions {
  /** Names the folder of the logs. */
  readonly label: string;
  readonly size: DemoSize;
  /** Fixed ports, each of which must be free; every other is a free one. */
  readonly ports: Partial<Ports>;
  /** The page, with the ports of this machine that it may call besides the emulators'; null for none. */
  readonly page: { readonly callable: readonly number[] } | null;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/**
 * Starts the simulator and the emulators with `emulator-data`, and points the demo's org at the simulator.
 * `ALLEAVES_USERNAME`, `ALLEAVES_PASSWORD` and `ALLEAVES_PIN` replace the org's login, as they do for `org add`.
 * @throws Error in one sentence; nothing is left running then.
 */
export async function startDemoStack(options: DemoOptions): Promise<DemoStack> {
  const { label, size, page, signal, say } = options;
  await checkPorts(options.ports);
  const ports = await choosePorts(options.ports);
  say(
    `Making up a store: ${formatCount(size.customers)} customers, ${formatCount(size.orders)} orders ...`,
  );
  const executions = watchExecutions();
  const simulator = createSimulator({ ...size, ...DEMO_CREDENTIALS, port: ports.simulator });
  const addresses = await simulator.start();
  let suite: RunningEmulators | undefined;
  const stop = async (): Promise<void> => {
    await simulator.stop();
    await suite?.stop();
  };
  try {
    suite = await startEmulators({
      label,
      services: ['firestore', 'pubsub', 'auth', 'functions', ...(page ? PAGE_SERVICES : [])],
      ports,
      dataDir: `${repositoryRoot}/emulator-data`,
      page: { demo: DEMO_PAGE, ...page },
      signal,
      onLog: say,
      onLine: executions.receive,
    });
    Object.assign(process.env, suite.env);
    const connection = await connect({ project: undefined, env: process.env, rings: true });
    await pointOrgAt(connection, addresses.url);
    const url = connection.webhookUrl(DEMO_ORG_ID, DEMO_WEBHOOK.generation);
    const webhook = { url, secret: DEMO_WEBHOOK.current };
    return {
      connection,
      simulator,
      suite,
      addresses,
      pageUrl: page ? `http://${LOCALHOST}:${ports.hosting}` : null,
      webhook,
      executed: executions.names,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function pointOrgAt(connection: Connection, baseUrl: string): Promise<void> {
  const { db } = connection;
  const org = await readOrg(db, DEMO_ORG_ID);
  if (!org) throw new Error('emulator-data holds no demo organisation: npm run emulator-data');
  await updateOrg(db, DEMO_ORG_ID, { pos: { ...org.pos, baseUrl } });
  const { ALLEAVES_USERNAME, ALLEAVES_PASSWORD, ALLEAVES_PIN } = process.env;
  const credentials = posCredentialsSchema.parse({
    username: ALLEAVES_USERNAME || DEMO_CREDENTIALS.username,
    password: ALLEAVES_PASSWORD || DEMO_CREDENTIALS.password,
    pin: ALLEAVES_PIN || DEMO_CREDENTIALS.pin,
  });
  await db.commit(connection.openSecrets(DEMO_ORG_ID).credentialWrites(credentials));
}
