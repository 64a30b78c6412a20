import type { QuarantinedRow } from '../model/callables';
import { auditWrite } from '../store/audit';
import type { Database } from '../store/database';
import { readQuarantined, readQuarantinedRaw } from '../store/quarantine';

/**
 * One row in quarantine with its payload, for those who decide about it; null when there is no such row. The payload may hold
 * personal data: who looked at it is in the audit before they see it.
 * @param request.by a user id, or `cli:` and the operator's login.
 */
export async function readQuarantinedRow(
  { db, now, newId }: { db: Database; now: () => Date; newId: () => string },
  { orgId, id, by }: { orgId: string; id: string; by: string },
): Promise<QuarantinedRow | null> {
  const row = (await readQuarantined(db, orgId, [id])).get(id);
  if (!row) return null;
  const raw = await readQuarantinedRaw(db, orgId, id);
  const entry = { action: 'quarantine_read', target: id, by, at: now() } as const;
  await db.commit([auditWrite(orgId, newId(), entry)]);
  const { stream, externalId, reasons, state, attempts } = row;
  return {
    id,
    stream,
    externalId,
    reasons,
    state,
    attempts,
    observedAt: row.observedAt.toISOString(),
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    raw,
  };
}
