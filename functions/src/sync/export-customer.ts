import { auditWrite } from '../store/audit';
import {
  readDossierCustomer,
  readDossierOrders,
  readDossierTraces,
  type Content,
  type DossierOrder,
} from '../store/customer-dossier';
import type { Database } from '../store/database';
import { readJourney } from '../store/transitions';
import type { Transition } from '../model/transition';

/** All that is kept of one person. Times are `Date`; payloads are text, with every digit as it came. */
export interface CustomerDossier {
  readonly orgId: string;
  readonly customerId: string;
  readonly exportedAt: Date;
  /** Profile, what staff noted, insights, and where the record comes from; null when there is no record. */
  readonly customer: Content | null;
  /** The private documents beside the record, by name: contact details, corrections of them, the payload. */
  readonly beside: Readonly<Record<string, Content>>;
  readonly orders: readonly DossierOrder[];
  /** Moves between segments, oldest first. */
  readonly transitions: readonly Transition[];
  /** A row that could not become a record, with its payload. */
  readonly quarantine: Content | null;
  readonly deliveries: readonly Content[];
  /** Who they may be besides. */
  readonly suggestions: readonly Content[];
  /** The receipt, of somebody who was erased. */
  readonly erasure: Content | null;
}

/**
 * Reads all that is kept of one person, for their own request to see it. The audit log tells who asked for it.
 * @param request.by a user id, or `cli:` and the operator's login.
 * @returns null when nothing of that id is kept.
 * @throws {StoreUnavailable}
 */
export async function exportCustomer(
  { db, now, newId }: { db: Database; now: () => Date; newId: () => string },
  { orgId, customerId, by }: { orgId: string; customerId: string; by: string },
): Promise<CustomerDossier | null> {
  const externalId = customerId.slice(customerId.indexOf('_') + 1);
  const dossier = await db.atOneTime(async (reader) => {
    const record = await readDossierCustomer(reader, orgId, customerId);
    const orders = await readDossierOrders(reader, orgId, customerId);
    const transitions = await readJourney(reader, orgId, customerId);
    const traces = await readDossierTraces(reader, orgId, { customerId, externalId });
    return { ...record, orders, transitions, ...traces };
  });
  const { customer, orders, quarantine, erasure } = dossier;
  if (!customer && !quarantine && !erasure && orders.length === 0) return null;
  const at = now();
  const detail = '1 customer';
  const entry = { action: 'customers_exported', target: customerId, detail, by, at } as const;
  await db.commit([auditWrite(orgId, newId(), entry)]);
  return { orgId, customerId, exportedAt: at, ...dossier };
}
