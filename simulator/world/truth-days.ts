import type { OrderTruth } from './order-truth';
import type { World } from './world';
import { formatDay } from './zone-days';

/** One business day of one store: all orders, and the money of the counted ones in cents. */
export interface DayTruth {
  readonly orders: number;
  readonly countedOrders: number;
  readonly grossCents: number;
  readonly discountCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
}

const EMPTY: DayTruth = {
  orders: 0,
  countedOrders: 0,
  grossCents: 0,
  discountCents: 0,
  taxCents: 0,
  totalCents: 0,
};

/** Every day with an order, by `locationId/YYYY-MM-DD`, the day cut in the store's zone. */
export function truthOfDays(world: World, orders: readonly OrderTruth[]): Record<string, DayTruth> {
  const stores = world.locations.map(() => new Map<number, DayTruth>());
  for (const order of orders) {
    const days = stores[order.location];
    const day = days?.get(order.day) ?? EMPTY;
    const share = order.counted ? order : null;
    days?.set(order.day, {
      orders: day.orders + 1,
      countedOrders: day.countedOrders + (order.counted ? 1 : 0),
      grossCents: day.grossCents + (share?.subtotalCents ?? 0),
      discountCents: day.discountCents + (share?.discountCents ?? 0),
      taxCents: day.taxCents + (share?.taxCents ?? 0),
      totalCents: day.totalCents + (share?.totalCents ?? 0),
    });
  }
  return Object.fromEntries(
    stores.flatMap((days, index) =>
      [...days].map(([day, truth]) => [
        `${world.locations[index]?.id ?? 0}/${formatDay(day)}`,
        truth,
      ]),
    ),
  );
}
