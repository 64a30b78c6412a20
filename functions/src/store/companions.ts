import { contactSchema, type Contact } from '../model/customer';
import type { Observation } from '../model/observation';
import { productCostSchema, type ProductCost } from '../model/product';
import type { Stream } from '../model/source';
import type { Reader, StoredDocument } from './database';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** What stands apart from a record because fewer people may see it: contact details of a customer, cost of a product. */
export type Companion = Contact | ProductCost;

/** The private documents beside these records, by the record's id, for those that have one. */
export async function readCompanions(
  db: Reader,
  orgId: string,
  stream: Stream,
  ids: readonly string[],
): Promise<Map<string, Companion>> {
  const found = new Map<string, Companion>();
  if (stream === 'orders' || ids.length === 0) return found;
  const paths = ids.map((id) => companionPath(orgId, stream, id));
  const idOf = new Map(ids.map((id, index) => [paths[index], id]));
  for (const document of await db.getAll(paths)) {
    const companion = parseCompanion(stream, document);
    const id = idOf.get(document.path);
    if (companion && id !== undefined) found.set(id, companion);
  }
  return found;
}

/** Where the private document beside a record is. */
export function companionPath(
  orgId: string,
  stream: Exclude<Stream, 'orders'>,
  id: string,
): string {
  return pathOf(stream === 'customers' ? 'customerContact' : 'productCost', { org: orgId, id });
}

/** The private companion that an observation brings; null when it brings none. */
export function companionOf(observation: Observation): Companion | null {
  if (observation.stream === 'orders') return null;
  if (observation.stream === 'products') return observation.cost;
  const { contact } = observation;
  return Object.values(contact).some((value) => value !== null) ? contact : null;
}

function parseCompanion(
  stream: Exclude<Stream, 'orders'>,
  document: StoredDocument,
): Companion | null {
  return stream === 'customers'
    ? parseDocument<Companion>(contactSchema, document)
    : parseDocument<Companion>(productCostSchema, document);
}
