import type { Quarantine } from '../model/quarantine';
import { STREAMS } from '../model/source';
import type { Database } from '../store/database';
import { readSomeQuarantined, releaseWrites } from '../store/quarantine';
import { loadRecords } from '../store/records';

/** Rows looked at in one run; the next one takes the rest. */
const BATCH = 100;

/**
 * Lets rows out of quarantine whose record has been stored from a later look at the POS, by whatever way it came: a
 * webhook, a hint, or a walk that did not know of the quarantine.
 * @param toId makes the document id of a POS's own id.
 */
export async function releaseStored(
  db: Database,
  orgId: string,
  toId: (externalId: string) => string,
): Promise<void> {
  const waiting = await readSomeQuarantined(db, orgId, BATCH);
  const released: string[] = [];
  for (const stream of STREAMS) {
    const entries = [...waiting].filter(([, entry]) => entry.stream === stream);
    const ids = entries.flatMap(([, { externalId }]) =>
      externalId === null ? [] : [toId(externalId)],
    );
    const stored = await loadRecords(db, orgId, stream, ids);
    for (const [id, entry] of entries) if (isStoredSince(entry, stored, toId)) released.push(id);
  }
  if (released.length > 0) await db.commit(released.flatMap((id) => releaseWrites(orgId, id)));
}

function isStoredSince(
  { externalId, observedAt }: Quarantine,
  stored: Awaited<ReturnType<typeof loadRecords>>,
  toId: (externalId: string) => string,
): boolean {
  const source = externalId === null ? undefined : stored.get(toId(externalId))?.value.source;
  return source !== undefined && !source.stub && source.version.observedAt > observedAt;
}
