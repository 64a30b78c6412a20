import type { QuarantinedRow } from '../model/callables';
import type { Reader } from '../store/database';
import { readQuarantined, readQuarantinedRaw } from '../store/quarantine';

/** One row in quarantine with its payload, for staff who decide about it; null when there is no such row. */
export async function readQuarantinedRow(
  db: Reader,
  orgId: string,
  id: string,
): Promise<QuarantinedRow | null> {
  const row = (await readQuarantined(db, orgId, [id])).get(id);
  if (!row) return null;
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
    raw: await readQuarantinedRaw(db, orgId, id),
  };
}
