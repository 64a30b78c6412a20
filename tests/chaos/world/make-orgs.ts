import { DEFAULT_RULES } from '../../../functions/src/model/rules';
import type { Database } from '../../../functions/src/store/database';
import { newOrgWrites } from '../../../functions/src/store/orgs';
import { createSecrets } from '../../../functions/src/store/secrets';
import { createVault } from '../../../functions/src/store/vault';
import { webhookPath } from '../../../functions/src/sync/webhook-url';
import { makeOrg } from '../../../functions/src/testing/make-org';
import type { PosSide } from './pos-side';
import { WEBHOOK_SECRET } from './webhook-capture';

export const CHAOS_VAULT = createVault(`test:${Buffer.alloc(32, 7).toString('base64')}`);
export const PATH_KEY = 'a-path-key-for-chaos';

/** The organisation that everything happens to. */
export const ORG = 'maple';

/** Another one beside it, paused, that nothing may ever touch. */
export const BYSTANDER = 'cedar';

const GENERATION = 1;

/** Where the organisation's webhooks arrive. */
export const WEBHOOK_PATH = webhookPath(ORG, GENERATION, PATH_KEY);

/** Stores both organisations with their secrets. Locations are learned by the first run. */
export async function makeOrgs(db: Database, { simulator, url }: PosSide): Promise<void> {
  const { username, password, pin } = simulator.options;
  const org = makeOrg(url);
  const pos = { ...org.pos, pacing: { ...org.pos.pacing, concurrency: 1 } };
  const webhook = { generation: GENERATION, current: WEBHOOK_SECRET, previous: null };
  const secrets = createSecrets(db, ORG, CHAOS_VAULT);
  await db.commit([
    ...newOrgWrites(ORG, { ...org, pos }, DEFAULT_RULES),
    ...secrets.credentialWrites({ username, password, pin }),
    secrets.webhookWrite(webhook),
    ...newOrgWrites(BYSTANDER, { ...org, status: 'paused' }, DEFAULT_RULES),
    createSecrets(db, BYSTANDER, CHAOS_VAULT).webhookWrite(webhook),
  ]);
}
