import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readEmulatorSecrets } from '../cli/connection/read-secrets';
import { openDatabase } from '../functions/src/store/open-database';
import { newOrgWrites } from '../functions/src/store/orgs';
import { pathOf } from '../functions/src/store/paths';
import { createSecrets } from '../functions/src/store/secrets';
import { createVault } from '../functions/src/store/vault';
import {
  DEMO_CREDENTIALS,
  DEMO_ORG,
  DEMO_ORG_ID,
  DEMO_RULES,
  DEMO_USERS,
  DEMO_WEBHOOK,
} from './demo/demo-org';
import { createDemoUsers } from './demo/demo-users';
import { DEMO_PROJECT } from './emulators/emulator-env';
import { startEmulators } from './emulators/emulators';
import { exitCodeOf } from './exit-code-of';
import { readOptions } from './read-options';
import { repositoryRoot } from './repository-root';
import { listenForStop } from './stop-signals';

const folder = join(repositoryRoot, 'emulator-data');

/** Builds `emulator-data/` anew: the demo's org, its members and users, and its sealed credentials. No customers. */
async function buildEmulatorData(): Promise<void> {
  readOptions({});
  await rm(folder, { recursive: true, force: true });
  const suite = await startEmulators({
    label: 'emulator-data',
    services: ['firestore', 'auth'],
    exportDir: folder,
    signal: listenForStop(),
    onLog: console.log,
  });
  try {
    Object.assign(process.env, suite.env);
    const db = openDatabase({ projectId: DEMO_PROJECT });
    const deployment = await readEmulatorSecrets();
    const secrets = createSecrets(db, DEMO_ORG_ID, createVault(deployment.sealingKeys()));
    await db.commit([
      ...newOrgWrites(DEMO_ORG_ID, DEMO_ORG, DEMO_RULES),
      ...secrets.credentialWrites(DEMO_CREDENTIALS),
      secrets.webhookWrite(DEMO_WEBHOOK),
      ...DEMO_USERS.map(({ uid, role, email, displayName }) => ({
        op: 'set' as const,
        path: pathOf('member', { org: DEMO_ORG_ID, uid }),
        data: { role, email, displayName },
      })),
    ]);
    await createDemoUsers(suite.ports.auth);
  } finally {
    await suite.stop();
  }
  console.log(`Wrote ${folder}: org ${DEMO_ORG_ID}, ${DEMO_USERS.length} users.`);
}

buildEmulatorData().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = exitCodeOf(error);
});
