import type { Database } from '../../functions/src/store/database';
import { updateOrg, type StoredOrg } from '../../functions/src/store/orgs';

/** Stops every sync of the org, scheduled or asked for. Its data stays. */
export async function pauseOrg(db: Database, { orgId }: StoredOrg): Promise<void> {
  await updateOrg(db, orgId, { status: 'paused', statusReason: null });
}

/** Syncs the org again, whether it was paused, needed attention or rested because its POS was away. */
export async function resumeOrg(db: Database, { orgId }: StoredOrg): Promise<void> {
  await updateOrg(db, orgId, { status: 'active', statusReason: null, breaker: null });
}
