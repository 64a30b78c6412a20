import { isJsonObject } from '../json';

/** The lines of orders, one after the other; those of an order without a list of them are none. */
export function linesOf(orders: readonly unknown[]): Record<string, unknown>[] {
  return orders.flatMap((order) => {
    const items = isJsonObject(order) ? order['items'] : null;
    return Array.isArray(items) ? items.filter(isJsonObject) : [];
  });
}
