import type { Crm } from '../model/crm';
import { customerSchema, type Customer } from '../model/customer';
import { readContacts, type PrivateContact } from './contacts';
import type { Reader, Write } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { collectionOf, pathOf } from './paths';
import { DOCUMENT_ID, type Query } from './query';
import type { StoredRecord } from './records';

const PAGE = 300;

const comparableSchema = customerSchema.pick({ profile: true, crm: true, source: true });

/** The write that replaces what staff keep about a customer, if nobody has written the customer since it was read. */
export function crmWrite(
  orgId: string,
  { id, writtenAt }: Pick<StoredRecord, 'id' | 'writtenAt'>,
  crm: Crm,
): Write {
  return {
    op: 'update',
    path: pathOf('customer', { org: orgId, id }),
    data: { crm },
    ifWrittenAt: writtenAt,
  };
}

/** A customer with the private documents beside it, as far as comparing people needs them. */
export interface ComparableCustomer extends PrivateContact {
  readonly id: string;
  readonly customer: Pick<Customer, 'profile' | 'crm' | 'source'>;
}

/** One page of an org's customers in id order, without what was concluded about them. */
export function comparableCustomersQuery(orgId: string, after: string | null): Query {
  return {
    collection: collectionOf('customer', { org: orgId }),
    orderBy: [[DOCUMENT_ID, 'asc']],
    limit: PAGE,
    select: ['profile', 'crm', 'source'],
    ...(after === null ? {} : { startAfter: [after] }),
  };
}

/**
 * One page of customers, and the id to ask for the next page after; null when there is none. The private documents are read only
 * of those who are said to have them.
 * @param onCorrupt hears of a document of another shape; the customer is left out.
 */
export async function readComparable(
  db: Reader,
  orgId: string,
  after: string | null,
  onCorrupt: (error: CorruptDocument) => void,
): Promise<{ customers: ComparableCustomer[]; next: string | null }> {
  const documents = await db.query(comparableCustomersQuery(orgId, after));
  const stored = documents.flatMap((document) => {
    const customer = parseReadable(comparableSchema, document, onCorrupt);
    return customer ? [{ id: document.id, customer }] : [];
  });
  const contacts = await readContacts(db, orgId, stored, onCorrupt);
  const customers = stored.flatMap(({ id, customer }): ComparableCustomer[] => {
    const beside = contacts.get(id);
    return beside ? [{ id, customer, ...beside }] : [];
  });
  return { customers, next: documents.length === PAGE ? (documents.at(-1)?.id ?? null) : null };
}
