import type { Known } from '../world/changes';
import type { PosSide } from '../world/pos-side';

const HOUR_MS = 3_600_000;
const RECENT_ORDERS = 8;
const HOURS_APART = 6;

/** What changes may happen to, with orders of the last two days among it: a plain pull sees what becomes of them. */
export function listKnown({ simulator }: PosSide, nowMs: number): Known {
  const { perCustomer = [], stockByItem } = simulator.truth({ customers: true });
  const customers = perCustomer.filter(({ guest }) => !guest).map((one) => one.id_customer);
  const recentOrders = Array.from({ length: RECENT_ORDERS }, (_, index) => {
    const placedAt = new Date(nowMs - (index + 1) * HOURS_APART * HOUR_MS);
    const { id } = simulator.orders.place({
      id_customer: customers[index] ?? null,
      status: index % 2 === 0 ? 'completed' : 'submitted',
      date_created: placedAt.toISOString(),
    });
    return id;
  });
  return { customers, products: Object.keys(stockByItem), recentOrders };
}
