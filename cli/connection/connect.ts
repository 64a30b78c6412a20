import { REGION } from '../../functions/src/config';
import { createDoorbell } from '../../functions/src/doorbell';
import { readPosHosts, type PosHosts } from '../../functions/src/pos/hosts';
import type { Accounts } from '../../functions/src/store/accounts';
import type { Database } from '../../functions/src/store/database';
import { openAccounts } from '../../functions/src/store/firebase-accounts';
import { openDatabase } from '../../functions/src/store/open-database';
import { openOrgDocuments, type OrgDocuments } from '../../functions/src/store/org-documents';
import { createSecrets, type Secrets } from '../../functions/src/store/secrets';
import { createVault } from '../../functions/src/store/vault';
import type { Publish } from '../../functions/src/sync/request-run';
import { webhookPath } from '../../functions/src/sync/webhook-url';
import { CliError } from '../cli-error';
import {
  formatAddress,
  readEmulatorAddresses,
  type Address,
  type EmulatorAddresses,
} from './emulator-address';
import { isReachable } from './is-reachable';
import { readEmulatorSecrets, readProjectSecrets, type DeploymentSecrets } from './read-secrets';

/** The project of the emulators. */
export const EMULATOR_PROJECT = 'demo-trellis';

/** Which deployment to work on. */
export interface ConnectOptions {
  /** Undefined for the emulator. */
  readonly project: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the command rings for runs. */
  readonly rings: boolean;
  /** Whether the command looks at or changes accounts. */
  readonly accounts?: boolean;
}

/** One deployment, seen by a command. */
export interface Connection {
  readonly projectId: string;
  readonly isEmulator: boolean;
  readonly db: Database;
  /** Where logins may be sent: what the variable POS_HOSTS names, as the parameter of the functions does. */
  readonly posHosts: PosHosts;
  /** @throws {CliError} when the deployment's sealing key is not at hand. */
  openSecrets(orgId: string): Secrets;
  /** The whole URL of an org's webhook. @throws {CliError} when the deployment's path key is not at hand. */
  webhookUrl(orgId: string, generation: number): string;
  readonly publish: Publish;
  openAccounts(): Accounts;
  openOrgDocuments(): OrgDocuments;
}

/**
 * Connects to the emulator, or to the named project.
 * @throws {CliError} when an emulator does not answer, decided within seconds.
 */
export async function connect(options: ConnectOptions): Promise<Connection> {
  const { project, env } = options;
  if (project !== undefined && !project.startsWith('demo-')) return connectProject(project, env);
  const projectId = project ?? EMULATOR_PROJECT;
  const addresses = readEmulatorAddresses(env);
  await requireEmulator('Firestore', addresses.firestore);
  if (options.rings) await requireEmulator('Pub/Sub', addresses.pubsub);
  if (options.accounts) await requireEmulator('Auth', addresses.auth);
  const secrets = await leadToEmulator(addresses);
  return assemble(projectId, secrets, {
    isEmulator: true,
    env,
    origin: `http://${formatAddress(addresses.functions)}/${projectId}/${REGION}`,
  });
}

const EMULATOR_VARIABLES = [
  'FIRESTORE_EMULATOR_HOST',
  'PUBSUB_EMULATOR_HOST',
  'FIREBASE_AUTH_EMULATOR_HOST',
];

function connectProject(projectId: string, env: ConnectOptions['env']): Connection {
  for (const variable of EMULATOR_VARIABLES) {
    if (!env[variable]) continue;
    throw new CliError(
      `${variable} is set and would lead to an emulator instead of the project ${projectId}.`,
      `Unset it: unset ${variable}`,
    );
  }
  return assemble(projectId, readProjectSecrets(env, projectId), {
    isEmulator: false,
    env,
    origin: `https://${REGION}-${projectId}.cloudfunctions.net`,
  });
}

/** The Firebase libraries find emulators by these variables alone. */
async function leadToEmulator(addresses: EmulatorAddresses): Promise<DeploymentSecrets> {
  process.env['FIRESTORE_EMULATOR_HOST'] = formatAddress(addresses.firestore);
  process.env['PUBSUB_EMULATOR_HOST'] = formatAddress(addresses.pubsub);
  process.env['FIREBASE_AUTH_EMULATOR_HOST'] = formatAddress(addresses.auth);
  process.env['METADATA_SERVER_DETECTION'] ??= 'none';
  return readEmulatorSecrets();
}

async function requireEmulator(name: string, address: Address): Promise<void> {
  if (await isReachable(address)) return;
  throw new CliError(
    `The ${name} emulator does not answer at ${formatAddress(address)}: run \`npm start\` or \`npm run emulators\`, or name a project with --project.`,
  );
}

function assemble(
  projectId: string,
  secrets: DeploymentSecrets,
  {
    isEmulator,
    env,
    origin,
  }: Pick<ConnectOptions, 'env'> & { isEmulator: boolean; origin: string },
): Connection {
  const db = openDatabase({ projectId });
  return {
    projectId,
    isEmulator,
    db,
    posHosts: readPosHosts(env['POS_HOSTS'] ?? '', isEmulator),
    openSecrets: (orgId) => createSecrets(db, orgId, openVault(secrets.sealingKeys())),
    webhookUrl: (orgId, generation) =>
      `${origin}/alleavesWebhook${webhookPath(orgId, generation, secrets.webhookPathKey())}`,
    publish: (jobs) => createDoorbell({ projectId })(jobs),
    openAccounts: () => openAccounts({ projectId }),
    openOrgDocuments: () => openOrgDocuments({ projectId }),
  };
}

function openVault(sealingKeys: string) {
  try {
    return createVault(sealingKeys);
  } catch (cause) {
    throw new CliError('SEALING_KEYS is not a list of id:base64 pairs of 32 bytes each.', null, {
      cause,
    });
  }
}
