import { STREAMS } from '../../../functions/src/model/source';
import type { Chronicle } from '../world/chronicle';
import { expectCompanions } from './expected-companions';
import { expectCustomer, type ComparedCustomer } from './expected-customers';
import {
  addGoneCustomers,
  addGoneOrders,
  addGoneProducts,
  expectErased,
  expectHold,
} from './expected-gone';
import { expectInsights, type ComparedInsights } from './expected-insights';
import { expectOrder, type ComparedOrder } from './expected-orders';
import { expectProducts } from './expected-products';
import { expectStats } from './expected-stats';
import type { TruthRows } from './read-truth';
import { idText } from './rows';
import type { StoredSide } from './stored-side';

/** Everything that is compared, by kind and id. */
export type Side = Record<string, Map<string, unknown>>;

/** What has to be stored, from what the POS says and what was done that it does not tell. */
export function expectSide(truth: TruthRows, stored: StoredSide, chronicle: Chronicle): Side {
  const erased = chronicle.person?.asked ? `alv_${chronicle.person.id}` : null;
  const orders = expectOrders(truth, stored, chronicle);
  const customers = expectCustomers(truth, stored, { chronicle, orders, erased });
  const products = expectProducts(truth.stock);
  addGoneProducts({ expected: products, stored: stored.products, chronicle });
  const insights = expectEachInsights(customers, orders, { stored, erased });
  const stats = expectStats({
    customers: listPresent(customers),
    insights: [...customers].map(([id, { deleted }]) =>
      deleted ? null : (insights.get(id) ?? null),
    ),
    orders: listPresent(orders),
    products: listPresent(products),
  });
  return {
    customers,
    insights,
    orders,
    products,
    stats: new Map([['current', stats]]),
    ...expectCompanions(truth, stored.companions, { chronicle, customers, erased }),
    holds: new Map(STREAMS.map((stream) => [stream, expectHold(chronicle, stream)])),
    erasures: new Map(erased ? [[erased, { customerId: erased, completed: true }]] : []),
    quarantine: new Map(),
    traces: new Map(),
  };
}

function listPresent<T extends { deleted: boolean }>(all: ReadonlyMap<string, T>): T[] {
  return [...all.values()].filter(({ deleted }) => !deleted);
}

function expectOrders(
  { locations, orders }: TruthRows,
  stored: StoredSide,
  chronicle: Chronicle,
): Map<string, ComparedOrder> {
  const zones = new Map(
    locations.map((row) => [idText(row['id_location']) ?? '', String(row['timezone'])]),
  );
  const expected = new Map(
    orders.map((row) => [`alv_${idText(row['id_order'])}`, expectOrder(row, zones)]),
  );
  addGoneOrders({ expected, stored: stored.orders, chronicle });
  return expected;
}

function expectCustomers(
  { customers }: TruthRows,
  stored: StoredSide,
  about: {
    chronicle: Chronicle;
    orders: ReadonlyMap<string, ComparedOrder>;
    erased: string | null;
  },
): Map<string, ComparedCustomer> {
  const { chronicle, orders, erased } = about;
  const expected = new Map(
    customers.map((row) => [`alv_${idText(row['id_customer'])}`, expectCustomer(row)]),
  );
  const owners = new Set([...orders.values()].map(({ customerId }) => customerId ?? ''));
  addGoneCustomers({ expected, stored: stored.customers, chronicle }, owners);
  if (erased !== null) expected.set(erased, expectErased(erased.slice('alv_'.length)));
  return expected;
}

function expectEachInsights(
  customers: ReadonlyMap<string, ComparedCustomer>,
  orders: ReadonlyMap<string, ComparedOrder>,
  { stored, erased }: { stored: StoredSide; erased: string | null },
): Map<string, ComparedInsights | null> {
  const bought = new Map<string, ComparedOrder[]>();
  // Greater ids first: among sales of one instant they count as the newer ones.
  const sequence = [...orders].toSorted(([a], [b]) => (a < b ? 1 : -1));
  for (const [, order] of sequence) {
    if (order.deleted) continue;
    bought.set(order.customerId ?? '', [...(bought.get(order.customerId ?? '') ?? []), order]);
  }
  return new Map(
    [...customers].map(([id, customer]) => {
      // Recency is counted to the instant that the stored conclusion names.
      const atMs = stored.insights.get(id)?.atMs ?? 0;
      const insights = expectInsights(customer, bought.get(id) ?? [], atMs);
      return [id, id === erased ? null : insights];
    }),
  );
}
