import * as fc from 'fast-check';
import type { StandingFacts } from '../insights/customer-standing';
import { sumOrders } from '../insights/order-totals';
import type { StandingOrder } from '../insights/retention-snapshot';
import { pointsOf } from '../insights/tiers';
import { DEFAULT_RULES, segmentRulesSchema } from '../model/rules';
import type { SegmentRules } from '../model/rules';
import { createStoreCalendar } from '../model/store-calendar';

/** A store whose clock goes on and back an hour each year. */
export const NEW_YORK = createStoreCalendar('America/New_York');

/** A sale at an instant; one that does not count when told so. */
export function saleAt(placedAt: Date, totalCents: number, counted = true): StandingOrder {
  const totals = { subtotalCents: null, taxCents: null, discountCents: null, totalCents };
  return { counted, placedAt, businessDay: NEW_YORK.dayOf(placedAt), totals };
}

/** All that is known of a shopper with these orders and, unless told otherwise, the default rules. */
export function factsOf(
  orders: readonly StandingOrder[],
  changed: Partial<Omit<StandingFacts, 'orders'>> = {},
): StandingFacts {
  const { rules = DEFAULT_RULES, socialEquity = null } = changed;
  return {
    orders,
    totals: sumOrders(orders),
    ownPoints: pointsOf(orders, { rules: rules.tiers, socialEquity }),
    externalPoints: null,
    calendar: NEW_YORK,
    preferences: { priceRange: 'mid', categories: [{ category: 'edible' }], products: [] },
    ...changed,
    rules,
    socialEquity,
  };
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const EDGE_DAYS = [8, 14, 15, 21, 25, 28, 30, 31, 45, 46, 60, 61, 75, 90, 91, 181, 400];
const EDGE_CENTS = [0, 999, 4_999, 5_000, 5_999, 6_000, 7_499, 7_500, 12_500, 25_000, 50_000];

/** Milliseconds before an instant, often to the millisecond at a threshold in days; now and then after it. */
const ageArbitrary = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -2 * DAY_MS, max: 450 * DAY_MS }) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...EDGE_DAYS), fc.integer({ min: -1, max: 1 }))
      .map(([days, off]) => days * DAY_MS + off),
  },
);

const centsArbitrary = fc.oneof(
  fc.integer({ min: -5_000, max: 60_000 }),
  fc.constantFrom(...EDGE_CENTS),
);

/** Up to fourteen orders around `now`, nine in ten of them counted. */
export function historyArbitrary(now: Date): fc.Arbitrary<StandingOrder[]> {
  const order = fc
    .record({
      ageMs: ageArbitrary,
      cents: centsArbitrary,
      counted: fc.integer({ min: 0, max: 9 }).map((roll) => roll > 0),
    })
    .map(({ ageMs, cents, counted }) => saleAt(new Date(now.getTime() - ageMs), cents, counted));
  return fc.array(order, { maxLength: 14 });
}

/** Valid thresholds, the default ones half of the time. */
export const segmentRulesArbitrary: fc.Arbitrary<SegmentRules> = fc.oneof(
  fc.constant(DEFAULT_RULES.segments),
  fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 120 }), { minLength: 3, maxLength: 3 }),
      newMaxDays: fc.integer({ min: 1, max: 60 }),
      vipMinLifetimeCents: fc.integer({ min: 1, max: 90_000 }),
      vipMinOrders: fc.integer({ min: 1, max: 12 }),
      vipMinAverageCents: fc.integer({ min: 1, max: 9_000 }),
      highValueMinAverageCents: fc.integer({ min: 1, max: 12_000 }),
      highValueMaxOrders: fc.integer({ min: 1, max: 8 }),
      frequentMinOrders: fc.integer({ min: 1, max: 8 }),
      frequentMaxAverageCents: fc.integer({ min: 1, max: 9_000 }),
      loyalMinOrders: fc.integer({ min: 1, max: 5 }),
    })
    .map(({ days, ...rest }) => {
      const [slippingMinDays, atRiskMinDays, churnedMinDays] = days.toSorted((a, b) => a - b);
      return segmentRulesSchema.parse({ ...rest, slippingMinDays, atRiskMinDays, churnedMinDays });
    }),
);
