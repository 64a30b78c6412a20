import { randomUUID } from 'node:crypto';
import { readEmulatorSecrets } from '../../../cli/connection/read-secrets';
import { DEFAULT_RULES } from '../../../functions/src/model/rules';
import { openDatabase } from '../../../functions/src/store/open-database';
import type { Database } from '../../../functions/src/store/database';
import { newOrgWrites } from '../../../functions/src/store/orgs';
import { createSecrets } from '../../../functions/src/store/secrets';
import { createVault } from '../../../functions/src/store/vault';
import { makeOrg } from '../../../functions/src/testing/make-org';
import type { Target } from './plan-traffic';

const SECRET = 'a-webhook-secret-of-the-bench';

/** An org that can be delivered to, and the variables under which a function finds it. */
export interface BenchOrg {
  readonly db: Database;
  readonly target: Target;
  readonly env: Readonly<Record<string, string>>;
}

/** Adds an org of a random id, whose POS cannot be reached, to a project of the emulator. */
export async function prepareOrg(projectId: string): Promise<BenchOrg> {
  const secrets = await readEmulatorSecrets();
  const [sealingKeys, pathKey] = [secrets.sealingKeys(), secrets.webhookPathKey()];
  const db = openDatabase({ projectId });
  const orgId = `bench-${randomUUID().slice(0, 8)}`;
  const sealed = createSecrets(db, orgId, createVault(sealingKeys));
  await db.commit([
    ...newOrgWrites(orgId, makeOrg('http://127.0.0.1:9'), DEFAULT_RULES),
    sealed.webhookWrite({ generation: 1, current: SECRET, previous: null }),
  ]);
  return {
    db,
    target: { orgId, secret: SECRET, pathKey },
    env: {
      GCLOUD_PROJECT: projectId,
      GOOGLE_CLOUD_PROJECT: projectId,
      FIREBASE_CONFIG: JSON.stringify({ projectId }),
      SEALING_KEYS: sealingKeys,
      WEBHOOK_PATH_KEY: pathKey,
    },
  };
}
