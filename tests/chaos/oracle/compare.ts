import { createHash } from 'node:crypto';
import type { Database } from '../../../functions/src/store/database';
import { expectCustomer } from './expected-customers';
import { expectInsights, type ComparedInsights } from './expected-insights';
import { expectOrder, type ComparedOrder } from './expected-orders';
import { expectProducts } from './expected-products';
import { expectStats } from './expected-stats';
import type { TruthRows } from './read-truth';
import { idText } from './rows';
import { readStoredSide, type StoredSide } from './stored-side';

/** How what is stored compares with the truth. */
export interface Comparison {
  /** Fingerprints of both sides: equal when and only when nothing differs. */
  readonly expected: string;
  readonly stored: string;
  /** One line for each document that differs. */
  readonly differences: readonly string[];
}

type Side = Record<string, Map<string, unknown>>;

/** Compares an organisation's records, insights and counts with what the point of sale says. */
export async function compareWithTruth(
  db: Database,
  orgId: string,
  truth: TruthRows,
): Promise<Comparison> {
  const stored = await readStoredSide(db, orgId);
  const expected = expectAll(truth, stored);
  const found: Side = {
    customers: stored.customers,
    insights: new Map([...stored.insights].map(([id, one]) => [id, one?.value ?? null])),
    orders: stored.orders,
    products: stored.products,
    stats: new Map([['current', stored.stats]]),
  };
  return {
    expected: digest(expected),
    stored: digest(found),
    differences: Object.keys(expected).flatMap((name) =>
      listDifferences(name, expected[name] ?? new Map(), found[name] ?? new Map()),
    ),
  };
}

function expectAll(truth: TruthRows, stored: StoredSide): Side {
  const zones = new Map(
    truth.locations.map((row) => [idText(row['id_location']) ?? '', String(row['timezone'])]),
  );
  const customers = new Map(
    truth.customers.map((row) => [`alv_${idText(row['id_customer'])}`, expectCustomer(row)]),
  );
  const orders = new Map(
    truth.orders.map((row) => [`alv_${idText(row['id_order'])}`, expectOrder(row, zones)]),
  );
  const bought = new Map<string, ComparedOrder[]>();
  for (const order of orders.values())
    bought.set(order.customerId ?? '', [...(bought.get(order.customerId ?? '') ?? []), order]);
  const products = expectProducts(truth.stock);
  const insights = new Map<string, ComparedInsights | null>();
  for (const [id, customer] of customers) {
    // Recency is counted to the instant that the stored conclusion names.
    const atMs = stored.insights.get(id)?.atMs ?? 0;
    insights.set(id, expectInsights(customer, bought.get(id) ?? [], atMs));
  }
  const stats = expectStats({
    customers: [...customers.values()],
    insights: [...insights.values()],
    orders: [...orders.values()],
    products: [...products.values()],
  });
  return { customers, insights, orders, products, stats: new Map([['current', stats]]) };
}

function listDifferences(
  name: string,
  expected: ReadonlyMap<string, unknown>,
  stored: ReadonlyMap<string, unknown>,
): string[] {
  const ids = [...new Set([...expected.keys(), ...stored.keys()])].toSorted();
  return ids.flatMap((id) => {
    const [wanted, found] = [canonical(expected.get(id)), canonical(stored.get(id))];
    return wanted === found ? [] : [`${name}/${id}\n    expected ${wanted}\n    stored   ${found}`];
  });
}

function digest(side: Side): string {
  const hash = createHash('sha256');
  for (const name of Object.keys(side).toSorted())
    for (const [id, value] of [...(side[name] ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1)))
      hash.update(`${name}/${id} ${canonical(value)}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (value === undefined) return 'nothing';
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
