import { contactSchema, type Contact } from '../model/customer';
import { productCostSchema, type ProductCost } from '../model/product';
import type { Stream } from '../model/source';
import type { Reader } from './database';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** The private document beside a record: contact details of a customer, cost of a product; null when there is none. */
export async function readCompanion(
  db: Reader,
  orgId: string,
  stream: Stream,
  id: string,
): Promise<Contact | ProductCost | null> {
  if (stream === 'orders') return null;
  const at = { org: orgId, id };
  if (stream === 'customers') {
    const [document] = await db.getAll([pathOf('customerContact', at)]);
    return parseDocument<Contact>(contactSchema, document);
  }
  const [document] = await db.getAll([pathOf('productCost', at)]);
  return parseDocument<ProductCost>(productCostSchema, document);
}
