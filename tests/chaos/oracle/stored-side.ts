import type { Database, StoredDocument } from '../../../functions/src/store/database';
import type { ComparedCustomer } from './expected-customers';
import type { ComparedInsights } from './expected-insights';
import type { ComparedOrder } from './expected-orders';
import type { ComparedProduct } from './expected-products';
import { below, iso, listBelow, textsIn, type Row } from './rows';
import { readCompanions, type StoredCompanions } from './stored-companions';

/** What is stored, in the form that is compared. */
export interface StoredSide {
  readonly customers: Map<string, ComparedCustomer>;
  /** With the instant that each was computed at. */
  readonly insights: Map<string, { value: ComparedInsights; atMs: number } | null>;
  readonly orders: Map<string, ComparedOrder>;
  readonly products: Map<string, ComparedProduct>;
  readonly stats: Row;
  readonly companions: StoredCompanions;
  /** Questions about mass vanishes, by stream. */
  readonly holds: Map<string, Row>;
  /** Receipts of erasures, by customer. */
  readonly erasures: Map<string, Row>;
  /** Rows that are set aside, with their reasons. */
  readonly quarantine: Map<string, Row>;
}

type Documents = readonly StoredDocument[];

/** Reads the records, insights and counts of an organisation. */
export async function readStoredSide(db: Database, orgId: string): Promise<StoredSide> {
  const list = (name: string): Promise<Documents> =>
    db.query({ collection: `orgs/${orgId}/${name}` });
  const [customers, orders, products] = [
    await list('customers'),
    await list('orders'),
    await list('products'),
  ];
  const [stats] = await db.getAll([`orgs/${orgId}/stats/current`]);
  const { computedAt: _, ...counts } = stats?.data ?? {};
  const lookedAt = new Map(
    Object.entries({ customers, orders, products }).flatMap(([stream, documents]) =>
      documents.map(({ id, data }) => [`${stream}/${id}`, lookedAtOf(data ?? {})] as const),
    ),
  );
  return {
    companions: {
      ...(await readCompanions(db, orgId, lookedAt)),
      leftErased: new Map(
        orders
          .filter(({ data }) => below(data ?? {}, 'source')['contactErasedAt'] instanceof Date)
          .map(({ id }) => [id, true]),
      ),
    },
    holds: byId(await list('holds'), ({ state, ...rest }) => ({
      state,
      ids: textsIn(rest, 'ids'),
    })),
    erasures: byId(await list('erasures'), (data) => ({
      customerId: text(data['customerId']),
      completed: data['completedAt'] instanceof Date,
    })),
    quarantine: byId(await list('quarantine'), (data) => ({ reasons: textsIn(data, 'reasons') })),
    customers: byId(customers, toCustomer),
    insights: byId(customers, toInsights),
    orders: byId(orders, toOrder),
    products: byId(products, toProduct),
    stats: counts,
  };
}

function byId<T>(documents: Documents, convert: (data: Row) => T): Map<string, T> {
  return new Map(documents.map(({ id, data }) => [id, convert(data ?? {})]));
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function lookedAtOf(data: Row): string | null {
  return iso(below(below(data, 'source'), 'version')['observedAt']);
}

function isDeleted(data: Row): boolean {
  return below(data, 'source')['deletedAt'] !== null;
}

function toCustomer(data: Row): ComparedCustomer {
  const profile = below(data, 'profile');
  const source = below(data, 'source');
  return {
    firstName: text(profile['firstName']),
    lastName: text(profile['lastName']),
    guest: profile['guest'] === true,
    since: iso(profile['since']),
    phoneLast4: text(profile['phoneLast4']),
    hasEmail: profile['hasEmail'] === true,
    birthYear: number(profile['birthYear']),
    externalPoints: number(profile['externalPoints']),
    externalId: text(source['externalId']),
    stub: source['stub'] === true,
    deleted: isDeleted(data),
  };
}

function toInsights(data: Row): { value: ComparedInsights; atMs: number } | null {
  const stored = data['insights'];
  if (stored === null || stored === undefined) return null;
  const insights = below(data, 'insights');
  const totals = below(insights, 'totals');
  const computedAt = insights['computedAt'];
  return {
    atMs: computedAt instanceof Date ? computedAt.getTime() : 0,
    value: {
      segment: String(insights['segment']),
      orderCount: number(totals['orderCount']) ?? -1,
      spentCents: number(totals['spentCents']) ?? -1,
      averageCents: number(totals['averageCents']) ?? -1,
      firstOrderAt: iso(totals['firstOrderAt']),
      lastOrderAt: iso(totals['lastOrderAt']),
      spendTier: String(insights['spendTier']),
      loyaltyTier: String(insights['loyaltyTier']),
      points: number(insights['points']) ?? -1,
    },
  };
}

function toOrder(data: Row): ComparedOrder {
  const totals = below(data, 'totals');
  const units: Record<string, number> = {};
  for (const item of listBelow(data, 'items')) {
    const name = text(item['productId']) ?? 'none';
    units[name] = (units[name] ?? 0) + (number(item['quantity']) ?? 0);
  }
  return {
    customerId: text(data['customerId']),
    locationId: text(data['locationId']),
    status: String(data['status']),
    counted: data['counted'] === true,
    placedAt: iso(data['placedAt']),
    updatedAt: iso(below(below(data, 'source'), 'version')['updatedAt']),
    businessDay: String(data['businessDay']),
    totals: {
      subtotalCents: number(totals['subtotalCents']),
      taxCents: number(totals['taxCents']),
      discountCents: number(totals['discountCents']),
      totalCents: number(totals['totalCents']),
    },
    units,
    deleted: isDeleted(data),
  };
}

function toProduct(data: Row): ComparedProduct {
  const stock = below(data, 'stock');
  const available = Object.fromEntries(
    Object.keys(stock).map((id) => [id, number(below(stock, id)['available']) ?? -1]),
  );
  return {
    name: text(data['name']),
    brand: text(data['brand']),
    priceCents: number(data['priceCents']),
    available,
    deleted: isDeleted(data),
  };
}
