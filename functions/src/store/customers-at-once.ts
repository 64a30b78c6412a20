import { customerSchema, type Customer } from '../model/customer';
import type { Fit } from '../model/fit';
import type { Org } from '../model/org';
import type { Rules } from '../model/rules';
import {
  ordersOfQuery,
  ordersOfRangeQuery,
  toOrderExtract,
  type CustomerWithOrders,
  type OrderExtract,
} from './customer-orders';
import type { Database, Reader, StoredDocument, WriteTime } from './database';
import { CorruptDocument } from './errors';
import { readFit } from './fits';
import { readOrg, readRules } from './orgs';
import { parseDocument } from './parse';
import { pathOf } from './paths';

/** What all insights of an org depend on. */
export interface OrgBasis {
  readonly org: Org;
  readonly rules: Rules;
  /** Null before the first fit. */
  readonly fit: Fit | null;
}

/** Everything that the insights of some customers are made of, all as it was at one instant. */
export interface CustomersAtOnce {
  /** The org's own part; null when there is no such org. */
  readonly basis: OrgBasis | null;
  /** Those that exist, in no order. */
  readonly found: readonly CustomerWithOrders[];
  /** By id: customers whose document, or one of whose orders, does not have the shape that its path promises. */
  readonly unreadable: ReadonlyMap<string, CorruptDocument>;
}

/** Some customers with all of their orders, by one query each. */
export function readCustomersAtOnce(
  db: Database,
  orgId: string,
  ids: readonly string[],
): Promise<CustomersAtOnce> {
  return db.atOneTime(async (reader) => {
    const draft = new Draft();
    const [basis, documents] = await Promise.all([
      readBasis(reader, orgId),
      readCustomers(reader, orgId, ids),
    ]);
    for (const document of documents) draft.addCustomer(document);
    const orders = await Promise.all(
      draft.withInsights().map((id) => reader.query(ordersOfQuery(orgId, id))),
    );
    for (const document of orders.flat()) draft.addOrder(document);
    return draft.finish(basis);
  });
}

/**
 * The first of these customers with all of their orders, read customer by customer in one go.
 * @param ids sorted.
 * @param limit of the orders held in memory.
 * @returns `covered`: how many of `ids` that is. None when the first one alone has more orders than that.
 */
export function readCustomerRange(
  db: Database,
  orgId: string,
  ids: readonly string[],
  limit: number,
): Promise<CustomersAtOnce & { readonly covered: number }> {
  return db.atOneTime(async (reader) => {
    const draft = new Draft();
    const range = { first: ids[0] ?? '', last: ids.at(-1) ?? '' };
    const orders = await reader.query(ordersOfRangeQuery(orgId, range, limit));
    // The last customer of a full page may have more orders than the page shows.
    const open = orders.length < limit ? null : String(orders.at(-1)?.data?.['customerId']);
    const covered = open === null ? ids.length : ids.filter((id) => id < open).length;
    const [basis, documents] = await Promise.all([
      readBasis(reader, orgId),
      readCustomers(reader, orgId, ids.slice(0, covered)),
    ]);
    for (const document of documents) draft.addCustomer(document);
    for (const document of orders) draft.addOrder(document);
    return { ...draft.finish(basis), covered };
  });
}

async function readBasis(reader: Reader, orgId: string): Promise<OrgBasis | null> {
  const org = await readOrg(reader, orgId);
  if (!org) return null;
  const [rules, fit] = await Promise.all([
    readRules(reader, orgId, org.rulesVersion),
    org.fitId === null ? null : readFit(reader, orgId, org.fitId),
  ]);
  return { org, rules, fit };
}

function readCustomers(
  reader: Reader,
  orgId: string,
  ids: readonly string[],
): Promise<StoredDocument[]> {
  return reader.getAll(ids.map((id) => pathOf('customer', { org: orgId, id })));
}

/** Puts customers and orders together. One that cannot be read spoils its own customer alone. */
class Draft {
  private readonly customers = new Map<string, { customer: Customer; writtenAt: WriteTime }>();
  private readonly orders = new Map<string, OrderExtract[]>();
  private readonly unreadable = new Map<string, CorruptDocument>();

  addCustomer(document: StoredDocument): void {
    this.guard(document.id, () => {
      const customer = parseDocument(customerSchema, document);
      if (!customer || !document.writtenAt) return;
      this.customers.set(document.id, { customer, writtenAt: document.writtenAt });
      this.orders.set(document.id, []);
    });
  }

  addOrder(document: StoredDocument): void {
    const owner = document.data?.['customerId'];
    if (typeof owner !== 'string') return;
    this.guard(owner, () => {
      const order = toOrderExtract(document);
      if (order) this.orders.get(owner)?.push(order);
    });
  }

  /** Those whose orders matter: a walk-in row has the orders of a whole shop, and nothing is concluded from them. */
  withInsights(): string[] {
    return [...this.customers].flatMap(([id, { customer }]) =>
      customer.profile.guest || customer.source.erasedAt ? [] : [id],
    );
  }

  finish(basis: OrgBasis | null): CustomersAtOnce {
    const found = [...this.customers]
      .filter(([id]) => !this.unreadable.has(id))
      .map(([id, stored]) => ({ id, ...stored, orders: this.orders.get(id) ?? [] }));
    return { basis, found, unreadable: this.unreadable };
  }

  private guard(customerId: string, read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof CorruptDocument)) throw error;
      this.unreadable.set(customerId, error);
    }
  }
}
