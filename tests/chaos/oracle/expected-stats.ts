import type { ComparedCustomer } from './expected-customers';
import type { ComparedInsights } from './expected-insights';
import type { ComparedOrder } from './expected-orders';
import type { ComparedProduct } from './expected-products';

const SEGMENTS = 'vip high_value frequent loyal regular new slipping at_risk churned'.split(' ');
const STATUSES = 'pending submitted confirmed preparing ready completed cancelled unknown'.split(
  ' ',
);

/** What the organisation's counts have to be. */
export function expectStats(all: {
  customers: readonly ComparedCustomer[];
  insights: readonly (ComparedInsights | null)[];
  orders: readonly ComparedOrder[];
  products: readonly ComparedProduct[];
}): Record<string, unknown> {
  const { customers, insights, orders, products } = all;
  const sales = orders.filter(({ counted }) => counted);
  return {
    customers: {
      total: customers.length,
      guests: customers.filter(({ guest }) => guest).length,
      withOrders: insights.filter((one) => (one?.orderCount ?? 0) > 0).length,
    },
    segments: tally(
      SEGMENTS,
      insights.map((one) => one?.segment),
    ),
    orders: {
      total: orders.length,
      counted: sales.length,
      revenueCents: sales.reduce((sum, { totals }) => sum + (totals['totalCents'] ?? 0), 0),
      byStatus: tally(
        STATUSES,
        orders.map(({ status }) => status),
      ),
    },
    products: {
      total: products.length,
      priced: products.filter(({ priceCents }) => (priceCents ?? 0) > 0).length,
    },
  };
}

function tally(
  names: readonly string[],
  values: readonly (string | undefined)[],
): Record<string, number> {
  return Object.fromEntries(
    names.map((name) => [name, values.filter((one) => one === name).length]),
  );
}
