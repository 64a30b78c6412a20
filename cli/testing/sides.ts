import type { Insights } from '../../functions/src/model/insights';
import type {
  PosSide,
  Seen,
  SeenCustomer,
  SeenOrder,
  SeenProduct,
  StoredSide,
} from '../verify/seen-records';

/** When the POS was looked at. */
export const LOOKED_AT = new Date('2026-01-29T15:00:00.000Z');
/** When records were stored, before the look. */
export const STORED_AT = new Date('2026-01-29T14:00:00.000Z');

/** A record with this content. */
export function seen(hash: string, observedAt: Date = STORED_AT): Seen {
  return { hash, observedAt };
}

/** A completed sale of $10 at location 1000 on 2026-01-28, unless told otherwise. */
export function order(change: Partial<SeenOrder> = {}): SeenOrder {
  return {
    ...seen('o'),
    customerId: 'alv_1',
    locationId: '1000',
    businessDay: '2026-01-28',
    status: 'completed',
    counted: true,
    totalCents: 1_000,
    ...change,
  };
}

/** A customer named Rosa Smith without insights, unless told otherwise. */
export function customer(change: Partial<SeenCustomer> = {}): SeenCustomer {
  return {
    ...seen('c'),
    displayName: 'Rosa Smith',
    firstName: 'Rosa',
    lastName: 'Smith',
    guest: false,
    stub: false,
    insights: null,
    ...change,
  };
}

/** Insights of somebody who spent so much in so many orders. */
export function insights(
  segment: Insights['segment'],
  orderCount: number,
  spentCents: number,
): NonNullable<SeenCustomer['insights']> {
  return {
    segment,
    totals: {
      orderCount,
      spentCents,
      averageCents: orderCount === 0 ? 0 : Math.round(spentCents / orderCount),
      firstOrderAt: null,
      lastOrderAt: null,
    },
  };
}

/** A POS with these records. */
export function posSide(
  given: {
    customers?: Record<string, Seen>;
    orders?: Record<string, SeenOrder>;
    products?: Record<string, Seen>;
    rejected?: Record<string, 'customers' | 'orders' | 'products'>;
  } = {},
): PosSide {
  return {
    customers: new Map(Object.entries(given.customers ?? {})),
    orders: new Map(Object.entries(given.orders ?? {})),
    products: new Map(Object.entries(given.products ?? {})),
    rejected: new Map(Object.entries(given.rejected ?? {})),
    beganAt: { customers: LOOKED_AT, orders: LOOKED_AT, products: LOOKED_AT },
  };
}

/** A store with these records. */
export function storedSide(
  given: {
    customers?: Record<string, SeenCustomer>;
    orders?: Record<string, SeenOrder>;
    products?: Record<string, SeenProduct>;
    erased?: readonly string[];
    quarantined?: readonly string[];
  } = {},
): StoredSide {
  return {
    customers: new Map(Object.entries(given.customers ?? {})),
    orders: new Map(Object.entries(given.orders ?? {})),
    products: new Map(Object.entries(given.products ?? {})),
    erased: new Set(given.erased),
    quarantined: new Set(given.quarantined),
  };
}
