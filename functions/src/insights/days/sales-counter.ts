import type { DaySales, Goods } from '../../model/day-stats';
import type { OrderBody, OrderItem } from '../../model/order';
import {
  amountsOf,
  averageOrderCents,
  isOpen,
  type OpenOrders,
  type SalesFigures,
} from '../../model/sales-figures';

/** What day figures need of an order. */
export type DayOrder = Pick<
  OrderBody,
  | 'businessDay'
  | 'counted'
  | 'customerId'
  | 'items'
  | 'locationId'
  | 'placedAt'
  | 'status'
  | 'totals'
>;

/** Quantities are added up in whole thousandths, so that no sum depends on its sequence. */
const THOUSANDTHS = 1_000;

/** Adds up orders, each given once, in any sequence. */
export class SalesCounter {
  private readonly sums = { orders: 0, revenue: 0, gross: 0, discount: 0, tax: 0 };
  private readonly open: OpenOrders = { orders: 0, valueCents: 0 };
  private readonly categories = new GoodsCounter<OrderItem['category']>();
  private readonly hours = new Map<number, number>();
  private readonly orders = { anonymous: 0, byCustomer: new Map<string, number>() };

  /** @param hour 0 to 23, on the clocks of the order's location. */
  add(order: DayOrder, hour: number): void {
    const { customerId, items } = order;
    if (isOpen(order)) {
      this.open.orders += 1;
      this.open.valueCents += order.totals.totalCents;
    }
    if (!order.counted) return;
    const amounts = amountsOf(order);
    this.sums.orders += 1;
    this.sums.revenue += amounts.revenueCents;
    this.sums.gross += amounts.grossCents;
    this.sums.discount += amounts.discountCents;
    this.sums.tax += amounts.taxCents;
    this.hours.set(hour, (this.hours.get(hour) ?? 0) + 1);
    for (const item of items) this.categories.add(item.category, item);
    if (customerId === null) this.orders.anonymous += 1;
    else this.orders.byCustomer.set(customerId, (this.orders.byCustomer.get(customerId) ?? 0) + 1);
  }

  /** Customers with a sale. */
  get customers(): Iterable<string> {
    return this.orders.byCustomer.keys();
  }

  /** Null when there was neither a sale nor an open order. @param kindOf a customer of a sale; null when nobody. */
  finish(kindOf: (customerId: string) => 'new' | 'returning' | null): DaySales | null {
    if (this.sums.orders + this.open.orders === 0) return null;
    const buyers = { new: 0, returning: 0 };
    let anonymousOrders = this.orders.anonymous;
    for (const [customerId, orders] of this.orders.byCustomer) {
      const kind = kindOf(customerId);
      if (kind === null) anonymousOrders += orders;
      else buyers[kind] += 1;
    }
    const figures = this.figures();
    return {
      ...figures,
      averageOrderCents: averageOrderCents(figures),
      open: { ...this.open },
      buyers,
      anonymousOrders,
      categories: Object.fromEntries(this.categories.goods()),
      hours: Object.fromEntries([...this.hours].map(([hour, orders]) => [String(hour), orders])),
    };
  }

  private figures(): SalesFigures {
    const { orders, revenue, gross, discount, tax } = this.sums;
    return {
      orders,
      revenueCents: revenue,
      grossCents: gross,
      discountCents: discount,
      netCents: gross - discount,
      taxCents: tax,
      units: this.categories.units(),
    };
  }
}

/** Adds up lines by something that they share. */
export class GoodsCounter<Key extends string> {
  private readonly sums = new Map<Key, { thousandths: number; cents: number }>();

  add(key: Key, { quantity, unitPriceCents }: OrderItem): void {
    const sum = this.sums.get(key) ?? { thousandths: 0, cents: 0 };
    sum.thousandths += Math.round(quantity * THOUSANDTHS);
    sum.cents += Math.round(quantity * (unitPriceCents ?? 0));
    this.sums.set(key, sum);
  }

  /** How many have been seen. */
  get size(): number {
    return this.sums.size;
  }

  goods(): [Key, Goods][] {
    return [...this.sums].map(([key, { thousandths, cents }]) => [
      key,
      { units: thousandths / THOUSANDTHS, salesCents: cents },
    ]);
  }

  units(): number {
    let thousandths = 0;
    for (const sum of this.sums.values()) thousandths += sum.thousandths;
    return thousandths / THOUSANDTHS;
  }
}
