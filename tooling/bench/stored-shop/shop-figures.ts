import type { FirstOrders } from '../../../functions/src/insights/days/day-counter';
import type { DayOrder } from '../../../functions/src/insights/days/sales-counter';
import { withDays } from '../../../functions/src/insights/days/series';
import { toDayStats } from '../../../functions/src/insights/days/to-day-stats';
import { addDays } from '../../../functions/src/model/business-day';
import type { BooksSummary } from '../../../functions/src/model/books';
import type { Customer } from '../../../functions/src/model/customer';
import type { DayStats } from '../../../functions/src/model/day-stats';
import { ORDER_STATUSES, type Order } from '../../../functions/src/model/order';
import { SEGMENTS } from '../../../functions/src/model/segment';
import { yearOf, type Series } from '../../../functions/src/model/series';
import { currentStatsSchema, type CurrentStats } from '../../../functions/src/model/stats';
import type { ShopRecords } from './shop-records';

/** Counts customers as they go by. */
export class CustomerCounter {
  private total = 0;
  private guests = 0;
  private withOrders = 0;
  private readonly segments = new Map<string, number>();
  private most = { id: '', orders: -1 };
  /** The first sale of everybody of whom something is concluded. */
  readonly firstOrders = new Map<string, Date>();

  /** Who bought most often; of several the first. Empty while nothing is concluded of anybody. */
  get regular(): string {
    return this.most.id;
  }

  add(id: string, { profile, insights }: Pick<Customer, 'profile' | 'insights'>): void {
    this.total += 1;
    if (profile.guest) this.guests += 1;
    if (!insights) return;
    const { segment, totals } = insights;
    this.segments.set(segment, (this.segments.get(segment) ?? 0) + 1);
    if (totals.orderCount > 0) this.withOrders += 1;
    if (totals.orderCount > this.most.orders) this.most = { id, orders: totals.orderCount };
    if (totals.firstOrderAt) this.firstOrders.set(id, totals.firstOrderAt);
  }

  /** The counts of the whole organisation. */
  finish({ orders, products }: ShopRecords, now: Date): CurrentStats {
    const { total, guests, withOrders } = this;
    const counted = orders.filter(({ value }) => value.counted);
    const countStatus = (status: Order['status']): number =>
      orders.filter(({ value }) => value.status === status).length;
    return currentStatsSchema.parse({
      customers: { total, guests, withOrders },
      segments: countEach(SEGMENTS, (segment) => this.segments.get(segment) ?? 0),
      orders: {
        total: orders.length,
        counted: counted.length,
        revenueCents: counted.reduce((sum, { value }) => sum + value.totals.totalCents, 0),
        byStatus: countEach(ORDER_STATUSES, countStatus),
      },
      products: {
        total: products.length,
        priced: products.filter(({ value }) => (value.priceCents ?? 0) > 0).length,
      },
      computedAt: now,
    });
  }
}

function countEach<Key extends string>(
  keys: readonly Key[],
  countOf: (key: Key) => number,
): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [key, countOf(key)]));
}

/** The figures of every business day with a sale or an open order, oldest first. */
export function figureDays(
  orders: ShopRecords['orders'],
  context: {
    readonly firstOrders: FirstOrders;
    readonly hourOf: (order: DayOrder) => number;
    readonly now: Date;
  },
): DayStats[] {
  const byDay = new Map<string, Order[]>();
  for (const { value } of orders) {
    const others = byDay.get(value.businessDay);
    if (others) others.push(value);
    else byDay.set(value.businessDay, [value]);
  }
  return [...byDay]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([day, some]) => toDayStats({ ...context, day, orders: some }) ?? []);
}

/** The lines of the years that the days lie in. */
export function figureYears(days: readonly DayStats[], now: Date): Series[] {
  const computed = new Map(days.map((stats) => [stats.day, stats]));
  const years = new Set(days.map(({ day }) => yearOf(day)));
  return [...years].map((year) => withDays({ year, days: {}, computedAt: now }, computed, now));
}

/** Books that balance up to the day before the last one. */
export function balancedBooks(today: string, now: Date): BooksSummary {
  const yesterday = addDays(today, -1);
  return {
    lastDay: yesterday,
    balancedThrough: yesterday,
    differing: [],
    differingCount: 0,
    computedAt: now,
  };
}
