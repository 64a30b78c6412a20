import type { OrgSettings } from '../model/callables';
import type { Org } from '../model/org';
import { auditWrite } from '../store/audit';
import type { Database } from '../store/database';
import { CommitConflict } from '../store/errors';
import { orgChangeWrite, readSeenOrg } from '../store/org-settings';
import { planOrgSettings, type WantedSettings } from './plan-org-settings';

const MAX_ATTEMPTS = 6;

/**
 * Pauses or resumes an org, or changes how often it is synced. The change and the mark of who made it are one commit; nothing
 * is written when it is so already.
 * @returns what is stored then; null when there is no such org.
 * @throws {CommitConflict} when others keep writing the org; {StoreUnavailable}.
 */
export async function changeOrgSettings(
  { db, now, newId }: { db: Database; now: () => Date; newId: () => string },
  { orgId, wanted, by }: { orgId: string; wanted: WantedSettings; by: string },
): Promise<OrgSettings | null> {
  for (let attempt = 1; ; attempt += 1) {
    const seen = await readSeenOrg(db, orgId);
    if (!seen) return null;
    const { change, entries } = planOrgSettings(seen.org, wanted);
    if (entries.length === 0) return toSettings(seen.org);
    const at = now();
    try {
      await db.commit([
        orgChangeWrite(orgId, seen, change),
        ...entries.map((entry) => auditWrite(orgId, newId(), { ...entry, target: null, by, at })),
      ]);
      return toSettings({ ...seen.org, ...change });
    } catch (error) {
      // A run that ends writes the org too.
      if (!(error instanceof CommitConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

function toSettings({ status, statusReason, schedule }: Org): OrgSettings {
  return { status, statusReason, intervalMinutes: schedule.intervalMinutes };
}
