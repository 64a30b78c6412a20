import { formatAmount, formatCents } from '../format/numbers';
import type { Difference } from './difference';
import type { StoredSide } from './seen-records';

/** Every customer's figures against their stored orders. Guests have none. */
export function compareInsights(stored: StoredSide): Difference[] {
  const spent = spentByCustomer(stored);
  const differences: Difference[] = [];
  for (const [id, { guest, insights }] of stored.customers) {
    const found = (detail: string) =>
      differences.push({ kind: 'insights', stream: 'customers', id, detail });
    if (guest) {
      if (insights !== null) found('is a guest and has insights');
      continue;
    }
    const due = spent.get(id) ?? { orders: 0, cents: 0 };
    if (insights === null) found('has no insights');
    else if (
      insights.totals.orderCount !== due.orders ||
      insights.totals.spentCents !== due.cents
    ) {
      const { orderCount, spentCents } = insights.totals;
      found(
        `has ${formatAmount(orderCount, 'order')} (${formatCents(spentCents)}) in its insights and ${formatAmount(due.orders, 'order')} (${formatCents(due.cents)}) stored`,
      );
    }
  }
  return differences;
}

function spentByCustomer({ orders }: StoredSide): Map<string, { orders: number; cents: number }> {
  const spent = new Map<string, { orders: number; cents: number }>();
  for (const { counted, customerId, totalCents } of orders.values()) {
    if (!counted || customerId === null) continue;
    const before = spent.get(customerId) ?? { orders: 0, cents: 0 };
    spent.set(customerId, { orders: before.orders + 1, cents: before.cents + totalCents });
  }
  return spent;
}
