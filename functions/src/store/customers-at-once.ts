import { customerSchema, type Customer } from '../model/customer';
import type { Fit } from '../model/fit';
import type { Org } from '../model/org';
import type { Rules } from '../model/rules';
import {
  MOST_ORDERS,
  ordersOfQuery,
  ordersOfRangeQuery,
  toOrderExtract,
  type CustomerWithOrders,
  type OrderExtract,
  type SalesTotals,
} from './customer-orders';
import { readSales, toSalesTotals, type ReadSales } from './customer-sales';
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

/** Some customers with their orders, by one query each; of those with many orders the sums are asked for as well. */
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
    await Promise.all(
      draft.withInsights().map(async (id) => {
        const orders = await reader.query(ordersOfQuery(orgId, id));
        const sales = orders.length > MOST_ORDERS ? await readSales(reader, orgId, id) : null;
        if (sales) draft.addSales(id, sales, orders.slice(0, MOST_ORDERS));
        else for (const document of orders) draft.addOrder(document);
      }),
    );
    return draft.finish(basis);
  });
}

/** The first customers of a range. */
export interface CustomersOfRange extends CustomersAtOnce {
  /** How many of the ids asked for that is. None when the first one alone has more orders than the limit. */
  readonly covered: number;
  /** Those among them with more orders than are read: they are not among the found, and have to be read alone. */
  readonly busy: readonly string[];
}

/**
 * The first of these customers with all of their orders, read customer by customer in one go.
 * @param ids sorted.
 * @param limit of the orders held in memory.
 */
export function readCustomerRange(
  db: Database,
  orgId: string,
  ids: readonly string[],
  limit: number,
): Promise<CustomersOfRange> {
  return db.atOneTime(async (reader) => {
    const draft = new Draft();
    const range = { first: ids[0] ?? '', last: ids.at(-1) ?? '' };
    const orders = await reader.query(ordersOfRangeQuery(orgId, range, limit));
    // The last customer of a full page may have more orders than the page shows.
    const open = orders.length < limit ? null : ownerOf(orders.at(-1));
    const covered = open === null ? ids.length : ids.filter((id) => id < open).length;
    const many = ownersOfMany(orders);
    const whole = ids.slice(0, covered);
    const [basis, documents] = await Promise.all([
      readBasis(reader, orgId),
      readCustomers(
        reader,
        orgId,
        whole.filter((id) => !many.has(id)),
      ),
    ]);
    for (const document of documents) draft.addCustomer(document);
    for (const document of orders) if (!many.has(ownerOf(document))) draft.addOrder(document);
    return { ...draft.finish(basis), covered, busy: whole.filter((id) => many.has(id)) };
  });
}

function ownerOf(order: StoredDocument | undefined): string {
  return String(order?.data?.['customerId']);
}

/** Customers with more orders than are read of anybody. @param orders customer by customer. */
function ownersOfMany(orders: readonly StoredDocument[]): ReadonlySet<string> {
  const beyond = orders.filter(
    (order, index) => ownerOf(order) === ownerOf(orders[index - MOST_ORDERS]),
  );
  return new Set(beyond.map(ownerOf));
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
  private readonly totals = new Map<string, SalesTotals>();
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

  /** @param newest orders, of which only the sales are kept. */
  addSales(owner: string, sales: ReadSales, newest: readonly StoredDocument[]): void {
    this.guard(owner, () => {
      const listed = newest.flatMap((document) => toOrderExtract(document) ?? []);
      const sold = listed.filter(({ counted }) => counted);
      const totals = toSalesTotals(sales);
      this.orders.set(owner, sold);
      if (totals.orderCount > sold.length) this.totals.set(owner, totals);
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
      .map(([id, stored]) => ({
        id,
        ...stored,
        orders: this.orders.get(id) ?? [],
        salesTotals: this.totals.get(id) ?? null,
      }));
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
