import type { z } from 'zod';
import { contactOverridesSchema, type ContactOverrides } from '../model/crm';
import { contactSchema, type Contact, type Customer } from '../model/customer';
import type { Reader, StoredDocument } from './database';
import type { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { pathOf } from './paths';

const CORRUPT = Symbol('corrupt');

/** The private documents beside a customer. */
export interface PrivateContact {
  readonly contact: Contact | null;
  /** What staff corrected of it. */
  readonly overrides: ContactOverrides | null;
}

/** What says whether a customer has private documents. */
export interface WithPrivate {
  readonly id: string;
  readonly customer: Pick<Customer, 'crm' | 'source'>;
}

/**
 * The contact details of these customers, by id. The private documents are read only of those who are said to have them.
 * @param onCorrupt hears of a document of another shape; its customer is left out.
 */
export async function readContacts(
  db: Reader,
  orgId: string,
  customers: readonly WithPrivate[],
  onCorrupt: (error: CorruptDocument) => void,
): Promise<Map<string, PrivateContact>> {
  const beside = await db.getAll(customers.flatMap((one) => privatePaths(orgId, one)));
  const byPath = new Map(beside.map((document) => [document.path, document]));
  return new Map(
    customers.flatMap(({ id }): [string, PrivateContact][] => {
      const at = { org: orgId, id };
      const contact = read(contactSchema, byPath.get(pathOf('customerContact', at)));
      const overrides = read(contactOverridesSchema, byPath.get(pathOf('customerOverrides', at)));
      return contact === CORRUPT || overrides === CORRUPT ? [] : [[id, { contact, overrides }]];
    }),
  );

  function read<T>(schema: z.ZodType<T>, document: StoredDocument | undefined) {
    if (!document?.data) return null;
    return parseReadable(schema, document, onCorrupt) ?? CORRUPT;
  }
}

function privatePaths(orgId: string, { id, customer }: WithPrivate): string[] {
  const at = { org: orgId, id };
  return [
    ...(customer.source.companion ? [pathOf('customerContact', at)] : []),
    ...(customer.crm?.contactCorrected ? [pathOf('customerOverrides', at)] : []),
  ];
}
