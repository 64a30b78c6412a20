import { isDeepStrictEqual } from 'node:util';
import { customerSchema, type Customer } from '../../functions/src/model/customer';
import type { Database, StoredDocument } from '../../functions/src/store/database';
import { parseDocument } from '../../functions/src/store/parse';
import { pathOf } from '../../functions/src/store/paths';
import { DEMO_ORG_ID } from './demo-org';

/** A customer's document as it is stored, and as it is read. */
export interface CustomerDocument {
  readonly data: StoredDocument['data'];
  readonly customer: Customer | null;
}

/** The whole document of a customer of the demo, by the POS's id. */
export async function readCustomerDocument(
  db: Database,
  externalId: string,
): Promise<CustomerDocument> {
  const path = pathOf('customer', { org: DEMO_ORG_ID, id: `alv_${externalId}` });
  const [document] = await db.getAll([path]);
  return { data: document?.data ?? null, customer: parseDocument(customerSchema, document) };
}

/** Whether nothing at all differs: profile, insights, what staff wrote, provenance. */
export function isSameDocument(one: CustomerDocument, other: CustomerDocument): boolean {
  return isDeepStrictEqual(one.data, other.data);
}

/** The paths of these orders, by the POS's ids, that are stored in any of the orgs. */
export async function findStoredOrders(
  db: Database,
  orgIds: readonly string[],
  externalIds: readonly string[],
): Promise<string[]> {
  const paths = orgIds.flatMap((org) =>
    externalIds.map((id) => pathOf('order', { org, id: `alv_${id}` })),
  );
  const documents = await db.getAll(paths);
  return documents.filter(({ data }) => data !== null).map(({ path }) => path);
}
