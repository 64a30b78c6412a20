import type { Rejection } from '../model/observation';
import type { Database } from '../store/database';
import { erasedCustomers } from '../store/erasures';
import { quarantineId, releaseWrites } from '../store/quarantine';

/** Where rows are set aside, and how their records are named. */
export interface SettingAside {
  readonly db: Database;
  readonly orgId: string;
  /** Makes the document id of a POS's own id. */
  readonly toId: (externalId: string) => string;
}

/** Those of the rows that belong to customers who were erased: their payloads must not be kept. */
export async function findErased(
  { db, orgId, toId }: SettingAside,
  rejections: readonly Rejection[],
): Promise<Set<Rejection>> {
  const named = rejections.flatMap((rejection) => {
    const { stream, externalId } = rejection;
    return stream === 'customers' && externalId !== null
      ? [{ rejection, id: toId(externalId) }]
      : [];
  });
  if (named.length === 0) return new Set();
  const erased = await erasedCustomers(
    db,
    orgId,
    named.map(({ id }) => id),
  );
  return new Set(named.filter(({ id }) => erased.has(id)).map(({ rejection }) => rejection));
}

/**
 * Takes back a row that was set aside while its customer was being erased. An erasure leaves its marker before it looks into
 * quarantine, and this looks for the marker after the row is there: one of the two finds the other.
 */
export async function withdrawErased(aside: SettingAside, rejection: Rejection): Promise<void> {
  if ((await findErased(aside, [rejection])).size === 0) return;
  await aside.db.commit(releaseWrites(aside.orgId, quarantineId(rejection)));
}
