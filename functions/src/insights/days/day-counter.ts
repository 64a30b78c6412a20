import type { DayBreakdown, Goods } from '../../model/day-stats';
import { buyerKindOf, type BuyerKind } from './disturbed-days';
import { GoodsCounter, SalesCounter, type DayOrder } from './sales-counter';

/** The first sale of customers, by id. There is no entry of whom nothing is concluded: walk-in rows, the erased. */
export type FirstOrders = ReadonlyMap<string, Date>;

/** Products of locations that a day's document has room for: a document takes 1 MiB, and each of them some 60 bytes. */
export const MAX_LOCATION_PRODUCTS = 8_000;

/** Adds up one business day, order by order, so that none has to be kept in memory. */
export class DayCounter {
  private readonly total = newSide();
  private readonly locations = new Map<string, Side>();
  private readonly earliest = new Map<string, Date>();

  /** Takes an order that the POS still has. @param hour 0 to 23, on the clocks of its location. */
  add(order: DayOrder, hour: number): void {
    const { locationId, customerId, placedAt } = order;
    const location = this.locations.get(locationId) ?? newSide();
    this.locations.set(locationId, location);
    addTo(location, order, hour);
    addTo(this.total, order, hour);
    if (!order.counted || customerId === null) return;
    const before = this.earliest.get(customerId);
    if (!before || placedAt < before) this.earliest.set(customerId, placedAt);
  }

  /** Customers with a sale on the day. */
  get customers(): Iterable<string> {
    return this.total.sales.customers;
  }

  /** Null when the day has neither a sale nor an open order. */
  finish(firstOrders: FirstOrders, asOf: Date): DayBreakdown | null {
    const kindOf = (customerId: string): BuyerKind => {
      const earliest = this.earliest.get(customerId);
      return earliest ? buyerKindOf(firstOrders.get(customerId) ?? null, earliest) : null;
    };
    const total = this.total.sales.finish(kindOf);
    if (!total) return null;
    const entries = [...this.locations.values()].reduce((sum, side) => sum + side.products.size, 0);
    const hasRoom = entries <= MAX_LOCATION_PRODUCTS;
    const locations = [...this.locations].flatMap(([id, side]) => {
      const sales = side.sales.finish(kindOf);
      const products = hasRoom ? productsOf(side) : null;
      return sales ? [[id, { ...sales, products }] as const] : [];
    });
    return {
      total,
      locations: Object.fromEntries(locations),
      products: productsOf(this.total),
      asOf,
    };
  }
}

/** All locations together, or one of them. */
interface Side {
  readonly sales: SalesCounter;
  readonly products: GoodsCounter<string>;
}

function newSide(): Side {
  return { sales: new SalesCounter(), products: new GoodsCounter<string>() };
}

function addTo({ sales, products }: Side, order: DayOrder, hour: number): void {
  sales.add(order, hour);
  if (!order.counted) return;
  for (const item of order.items) if (item.productId !== null) products.add(item.productId, item);
}

function productsOf({ products }: Side): Record<string, Goods> {
  return Object.fromEntries(products.goods());
}
