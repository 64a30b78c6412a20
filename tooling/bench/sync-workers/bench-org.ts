import { orgSchema, type Pacing, type PosCredentials } from '../../../functions/src/model/org';
import { DEFAULT_RULES } from '../../../functions/src/model/rules';
import type { Database } from '../../../functions/src/store/database';
import { newOrgWrites } from '../../../functions/src/store/orgs';
import { createSecrets } from '../../../functions/src/store/secrets';
import { createVault } from '../../../functions/src/store/vault';

/** Seals the logins of organisations that are measured. */
export const BENCH_VAULT = createVault(`demo1:${Buffer.alloc(32, 1).toString('base64')}`);

/** Stores an organisation that was added this minute, as the command line does. */
export async function storeBenchOrg(
  db: Database,
  orgId: string,
  pos: { baseUrl: string; pacing: Pacing; credentials: PosCredentials },
): Promise<void> {
  const { baseUrl, pacing, credentials } = pos;
  const org = orgSchema.parse({
    name: 'Bench',
    timezone: 'America/New_York',
    status: 'active',
    statusReason: null,
    pos: { provider: 'alleaves', baseUrl, locations: [], pacing },
    schedule: { intervalMinutes: 30 },
    rulesVersion: 1,
    createdAt: new Date(),
  });
  await db.commit([
    ...newOrgWrites(orgId, org, DEFAULT_RULES),
    ...createSecrets(db, orgId, BENCH_VAULT).credentialWrites(credentials),
  ]);
}
