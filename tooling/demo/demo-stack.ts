import { readEmulatorSecrets, type DeploymentSecrets } from '../../cli/connection/read-secrets';
import { openDatabase } from '../../functions/src/store/open-database';
import type { Database } from '../../functions/src/store/database';
import { readOrg, updateOrg } from '../../functions/src/store/orgs';
import { createSecrets } from '../../functions/src/store/secrets';
import { createVault } from '../../functions/src/store/vault';
import { posCredentialsSchema } from '../../functions/src/model/org';
import { webhookPath } from '../../functions/src/sync/webhook-url';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { checkPorts } from '../emulators/check-ports';
import { DEMO_PROJECT } from '../emulators/emulator-env';
import { startEmulators, type RunningEmulators } from '../emulators/emulators';
import { LOCALHOST, readFixedPorts } from '../emulators/ports';
import { repositoryRoot } from '../repository-root';
import { DEMO_CREDENTIALS, DEMO_ORG_ID, DEMO_WEBHOOK } from './demo-org';

/** Everything the demo runs on. */
export interface DemoStack {
  readonly db: Database;
  readonly simulator: Simulator;
  readonly suite: RunningEmulators;
  /** Where the simulated POS delivers its webhooks, and what it signs them with. */
  readonly webhook: { readonly url: string; readonly secret: string };
  stop(): Promise<void>;
}

/** How big the demo is and where its data begins. */
export interface DemoSize {
  readonly seed: number;
  readonly customers: number;
  readonly orders: number;
}

/**
 * Starts the simulator and the emulators with `emulator-data`, and points the demo's org at the simulator.
 * `ALLEAVES_USERNAME`, `ALLEAVES_PASSWORD` and `ALLEAVES_PIN` replace the org's login, as they do for `org add`.
 * @throws Error in one sentence; nothing is left running then.
 */
export async function startDemoStack(
  demo: DemoSize,
  signal: AbortSignal,
  say: (line: string) => void,
): Promise<DemoStack> {
  const {
    functions,
    firestore,
    pubsub,
    auth,
    simulator: simulatorPort,
  } = readFixedPorts(process.env);
  const ports = { functions, firestore, pubsub, auth };
  await checkPorts({ ...ports, simulator: simulatorPort });
  say(`Generating ${demo.customers} customers and ${demo.orders} orders ...`);
  const simulator = createSimulator({ ...demo, ...DEMO_CREDENTIALS, port: simulatorPort });
  const { url: baseUrl } = await simulator.start();
  try {
    const suite = await startEmulators({
      label: 'start',
      services: ['firestore', 'pubsub', 'auth', 'functions'],
      ports,
      dataDir: `${repositoryRoot}/emulator-data`,
      signal,
      onLog: say,
    });
    Object.assign(process.env, suite.env);
    const db = openDatabase({ projectId: DEMO_PROJECT });
    const secrets = await readEmulatorSecrets();
    await pointOrgAt(db, baseUrl, secrets);
    const stop = async (): Promise<void> => {
      await simulator.stop();
      await suite.stop();
    };
    return { db, simulator, suite, webhook: webhookOf(functions, secrets), stop };
  } catch (error) {
    await simulator.stop();
    throw error;
  }
}

async function pointOrgAt(
  db: Database,
  baseUrl: string,
  deployment: DeploymentSecrets,
): Promise<void> {
  const org = await readOrg(db, DEMO_ORG_ID);
  if (!org)
    throw new Error('emulator-data holds no demo organisation; run `npm run emulator-data`.');
  await updateOrg(db, DEMO_ORG_ID, { pos: { ...org.pos, baseUrl } });
  const {
    ALLEAVES_USERNAME: username,
    ALLEAVES_PASSWORD: password,
    ALLEAVES_PIN: pin,
  } = process.env;
  if (!username && !password && !pin) return;
  const credentials = posCredentialsSchema.parse({
    username: username || DEMO_CREDENTIALS.username,
    password: password || DEMO_CREDENTIALS.password,
    pin: pin || DEMO_CREDENTIALS.pin,
  });
  const secrets = createSecrets(db, DEMO_ORG_ID, createVault(deployment.sealingKeys()));
  await db.commit(secrets.credentialWrites(credentials));
}

function webhookOf(functionsPort: number, deployment: DeploymentSecrets): DemoStack['webhook'] {
  const path = webhookPath(DEMO_ORG_ID, DEMO_WEBHOOK.generation, deployment.webhookPathKey());
  return {
    url: `http://${LOCALHOST}:${functionsPort}/${DEMO_PROJECT}/us-central1/alleavesWebhook${path}`,
    secret: DEMO_WEBHOOK.current,
  };
}
