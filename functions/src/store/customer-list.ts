import { z } from 'zod';
import { toCustomerQuery, type CustomerQuestion, type ListPoint } from '../model/customer-filter';
import { displayedContact } from '../model/displayed-profile';
import { customerSchema, type Contact, type Customer } from '../model/customer';
import type { Insights } from '../model/insights';
import { readContacts } from './contacts';
import type { Database, Reader, StoredDocument } from './database';
import { CorruptDocument } from './errors';
import { parseReadable } from './parse';
import { pathOf } from './paths';
import type { Query } from './query';

/** Ids that are read at once: the instant of a whole list can be read for minutes only, so its pages must be few. */
const PAGE = 25_000;

const pointValueSchema = z.union([z.date(), z.number(), z.string(), z.null()]);

/** Everything that a list names of one customer. */
export interface ListedCustomer {
  readonly id: string;
  readonly customer: Customer & { readonly insights: Insights };
  /** With what staff corrected of it. */
  readonly contact: Contact;
}

/** One page of a list of customers, without the customers: only what the next page begins after. */
export function listedIdsQuery(question: CustomerQuestion): Query {
  const query = toCustomerQuery(question);
  return { ...query, select: sortFieldsOf(query) };
}

/**
 * The ids of a whole list, in its order, as it was at one instant. Holds some 100 bytes for each.
 * @throws {CorruptDocument} when a customer is sorted by something that cannot be.
 */
export function listIds(
  db: Database,
  question: Omit<CustomerQuestion, 'after' | 'limit'>,
  pageSize = PAGE,
): Promise<string[]> {
  return db.atOneTime(async (reader) => {
    const ids: string[] = [];
    for (let after: ListPoint | null = null; ;) {
      const page: CustomerQuestion = { ...question, limit: pageSize, ...(after ? { after } : {}) };
      const documents: StoredDocument[] = await reader.query(listedIdsQuery(page));
      ids.push(...documents.map(({ id }) => id));
      const last = documents.at(-1);
      if (!last || documents.length < pageSize) return ids;
      after = { id: last.id, value: readPointValue(last, toCustomerQuery(page)) };
    }
  });
}

/**
 * These customers, in this order, with their contact details. Who has left all lists since their id was read is left out.
 * @param onCorrupt hears of a document of another shape; the customer is left out.
 */
export async function readListed(
  db: Reader,
  orgId: string,
  ids: readonly string[],
  onCorrupt: (error: CorruptDocument) => void,
): Promise<ListedCustomer[]> {
  const documents = await db.getAll(ids.map((id) => pathOf('customer', { org: orgId, id })));
  const found = documents.flatMap((document) => {
    const customer = parseReadable(customerSchema, document, onCorrupt);
    if (!customer?.insights) return [];
    return [{ id: document.id, customer: { ...customer, insights: customer.insights } }];
  });
  const contacts = await readContacts(db, orgId, found, onCorrupt);
  return found.flatMap(({ id, customer }) => {
    const beside = contacts.get(id);
    if (!beside) return [];
    return [{ id, customer, contact: displayedContact(beside.contact, beside.overrides) }];
  });
}

function sortFieldsOf({ orderBy = [] }: Query): string[] {
  return orderBy.slice(0, 1).map(([field]) => field);
}

function readPointValue({ path, data }: StoredDocument, query: Query): ListPoint['value'] {
  const [field = ''] = sortFieldsOf(query);
  const value = field
    .split('.')
    .reduce<unknown>((within, key) => z.looseObject({}).safeParse(within).data?.[key], data);
  const parsed = pointValueSchema.safeParse(value);
  if (!parsed.success) throw new CorruptDocument(path, `${field} cannot be sorted by`);
  return parsed.data;
}
