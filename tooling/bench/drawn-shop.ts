import { Timestamp } from 'firebase-admin/firestore';
import { addDays } from '../../functions/src/model/business-day';
import { INITIAL_STREAM_STATE } from '../../functions/src/model/stream-state';
import type { Database, StoredDocument, Write } from '../../functions/src/store/database';
import type { Query } from '../../functions/src/store/query';
import type { DrawnPopulation } from '../../functions/src/testing/draw-purchases';
import { makeOrg } from '../../functions/src/testing/make-org';
import { DRAWN_PRODUCTS, drawnCustomerId, drawnCustomerIndex, drawOrders } from './drawn-orders';

/** When the shop is looked at; its last drawn day is the one before, in New York. */
export const SHOP_NOW = new Date('2026-01-30T12:00:00Z');
const TODAY = '2026-01-30';
const WRITTEN_AT = Timestamp.fromDate(SHOP_NOW);

/** The organisation that the shop is. */
export const SHOP = { orgId: 'maple', org: makeOrg('http://127.0.0.1') };

/** A drawn shop behind the port of the store. */
export interface DrawnShop {
  readonly db: Database;
  /** Orders that were handed over, and how long it took to draw all pages. */
  readonly drawn: () => { readonly orders: number; readonly ms: number };
  /** All that was committed. */
  readonly written: readonly Write[];
}

type Data = Readonly<Record<string, unknown>>;

/**
 * Makes a shop that draws each page when it is asked for, and keeps none: whoever reads it holds what they keep themselves, as with
 * the real store. Orders are handed over once, in their order.
 */
export function createDrawnShop(population: DrawnPopulation): DrawnShop {
  const orders = drawOrders(population, addDays(TODAY, -population.days));
  const written: Write[] = [];
  const drawn = { orders: 0, ms: 0 };
  const list = (query: Query): StoredDocument[] => {
    const kind = query.collection.split('/').at(-1);
    if (kind === 'customers') return listCustomers(population.customers, query);
    if (kind === 'products') return listProducts();
    if (kind !== 'orders') return [];
    const page = take(orders, query.limit ?? 0).map(({ id, data }) => toDocument(id, data));
    drawn.orders += page.length;
    return page;
  };
  return {
    written,
    drawn: () => drawn,
    db: {
      query: (query) => {
        const startedAt = performance.now();
        const page = list(query);
        drawn.ms += performance.now() - startedAt;
        return Promise.resolve(page);
      },
      getAll: (paths) => Promise.resolve(paths.map((path) => toDocument(path, dataAt(path)))),
      commit: (writes) => {
        written.push(...writes);
        return Promise.resolve(WRITTEN_AT);
      },
      aggregate: refuse,
      atOneTime: refuse,
      metered: refuse,
      usage: () => ({ reads: 0, writes: 0, deletes: 0 }),
    },
  };
}

function refuse(): never {
  throw new Error('A fit reads documents and lists.');
}

function take<T>(source: Iterator<T>, limit: number): T[] {
  const taken: T[] = [];
  while (taken.length < limit) {
    const next = source.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}

function listCustomers(customers: number, { limit = 0, startAfter }: Query): StoredDocument[] {
  const [before] = startAfter ?? [];
  const from = typeof before === 'string' ? drawnCustomerIndex(before) + 1 : 0;
  const count = Math.max(0, Math.min(limit, customers - from));
  return Array.from({ length: count }, (_, index) =>
    toDocument(drawnCustomerId(from + index), {
      profile: { guest: false, externalPoints: null },
      source: { deletedAt: null },
    }),
  );
}

function listProducts(): StoredDocument[] {
  return Array.from({ length: DRAWN_PRODUCTS }, (_, index) =>
    toDocument(`alv_${index}`, {
      name: `Sample ${index}`,
      category: 'flower',
      priceCents: 2_500,
      stock: {},
      source: { deletedAt: null, externalId: String(index) },
    }),
  );
}

/** The organisation and its streams, all of which have been walked; there is no fit yet. */
function dataAt(path: string): Data | null {
  if (path === `orgs/${SHOP.orgId}`) return { ...SHOP.org };
  if (!path.includes('/streams/')) return null;
  return { ...INITIAL_STREAM_STATE, lastCompleteWalk: { at: SHOP_NOW, rows: 1 } };
}

function toDocument(path: string, data: Data | null): StoredDocument {
  const id = path.slice(path.lastIndexOf('/') + 1);
  return { path, id, data, writtenAt: data && WRITTEN_AT, readAt: SHOP_NOW };
}
