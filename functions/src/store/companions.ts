import type { z } from 'zod';
import { contactSchema, type Contact } from '../model/customer';
import type { Observation } from '../model/observation';
import { orderContactSchema, type OrderContact } from '../model/order-contact';
import { productCostSchema, type ProductCost } from '../model/product';
import type { Stream } from '../model/source';
import type { Reader } from './database';
import { parseDocument } from './parse';
import { pathOf, type PathName } from './paths';

/**
 * What stands apart from a record because fewer people may see it: contact details of a customer, those left with an anonymous
 * order, cost of a product.
 */
export type Companion = Contact | OrderContact | ProductCost;

const PATHS_OF = {
  customers: 'customerContact',
  orders: 'orderContact',
  products: 'productCost',
} as const satisfies Record<Stream, PathName>;

const SCHEMAS: Readonly<Record<Stream, z.ZodType<Companion>>> = {
  customers: contactSchema,
  orders: orderContactSchema,
  products: productCostSchema,
};

/** The private documents beside these records, by the record's id, for those that have one. */
export async function readCompanions(
  db: Reader,
  orgId: string,
  stream: Stream,
  ids: readonly string[],
): Promise<Map<string, Companion>> {
  const found = new Map<string, Companion>();
  if (ids.length === 0) return found;
  const paths = ids.map((id) => companionPath(orgId, stream, id));
  const idOf = new Map(ids.map((id, index) => [paths[index], id]));
  for (const document of await db.getAll(paths)) {
    const companion = parseDocument(SCHEMAS[stream], document);
    const id = idOf.get(document.path);
    if (companion && id !== undefined) found.set(id, companion);
  }
  return found;
}

/** Where the private document beside a record is. */
export function companionPath(orgId: string, stream: Stream, id: string): string {
  return pathOf(PATHS_OF[stream], { org: orgId, id });
}

/** The private companion that an observation brings; null when it brings none. */
export function companionOf(observation: Observation): Companion | null {
  if (observation.stream === 'orders') return observation.contact;
  if (observation.stream === 'products') return observation.cost;
  const { contact } = observation;
  return Object.values(contact).some((value) => value !== null) ? contact : null;
}
