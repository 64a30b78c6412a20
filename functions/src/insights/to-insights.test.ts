import * as fc from 'fast-check';
import { insightsSchema } from '../model/insights';
import { DEFAULT_RULES, rulesSchema } from '../model/rules';
import { createStoreCalendar } from '../model/store-calendar';
import type { InsightOrder } from './insight-order';
import { toInsights } from './to-insights';

const NOW = new Date('2026-03-01T17:00:00Z');
const SHOPPER = { guest: false, externalPoints: null };

function sale(totalCents: number, placedAt: string, counted = true): InsightOrder {
  const totals = { subtotalCents: null, taxCents: null, discountCents: null, totalCents };
  const businessDay = placedAt.slice(0, 10);
  const items: InsightOrder['items'] = [];
  return {
    id: `alv_${placedAt}`,
    counted,
    placedAt: new Date(placedAt),
    businessDay,
    locationId: '1000',
    items,
    totals,
  };
}

const ORDERS = [
  sale(30_099, '2026-01-10T15:00:00Z'),
  sale(25_099, '2026-02-20T15:00:00Z'),
  sale(99_999, '2026-02-28T15:00:00Z', false),
];

const BASE = {
  orders: ORDERS,
  profile: SHOPPER,
  rules: DEFAULT_RULES,
  rulesVersion: 3,
  fit: null,
  fitId: null,
  calendar: createStoreCalendar('America/New_York'),
  hourOf: () => 10,
  now: NOW,
};

describe('toInsights', () => {
  it('concludes segment, totals, tiers and points from the counted orders', () => {
    expect(toInsights(BASE)).toMatchObject({
      segment: 'vip',
      totals: {
        orderCount: 2,
        spentCents: 55_198,
        averageCents: 27_599,
        firstOrderAt: new Date('2026-01-10T15:00:00Z'),
        lastOrderAt: new Date('2026-02-20T15:00:00Z'),
      },
      spendTier: 'silver',
      loyaltyTier: 'gold',
      points: 550,
      rulesVersion: 3,
      computedAt: NOW,
    });
  });

  it('calls a customer without orders new and bronze', () => {
    expect(toInsights({ ...BASE, orders: [] })).toMatchObject({
      segment: 'new',
      spendTier: 'bronze',
      loyaltyTier: 'bronze',
      points: 0,
    });
  });

  it('gives a walk-in row no insights', () => {
    expect(toInsights({ ...BASE, profile: { guest: true, externalPoints: 900 } })).toBeNull();
  });

  it.each([
    [1_200, 'platinum'],
    [0, 'bronze'],
    [-5, 'bronze'],
  ])('lets %i points of the POS win over our own', (externalPoints, loyaltyTier) => {
    const insights = toInsights({ ...BASE, profile: { guest: false, externalPoints } });
    expect(insights).toMatchObject({ points: externalPoints, loyaltyTier });
  });

  it('moves with the clock that is passed in, orders unchanged', () => {
    const later = new Date('2026-05-21T15:00:00Z');
    expect(toInsights({ ...BASE, now: later })).toMatchObject({
      segment: 'churned',
      computedAt: later,
    });
  });

  it('applies the thresholds of the org', () => {
    const rules = rulesSchema.parse({
      segments: { vipMinLifetimeCents: 60_000 },
      tiers: { pointsPerDollar: 2, spendSilverAboveCents: 55_198 },
    });
    expect(toInsights({ ...BASE, rules })).toMatchObject({
      segment: 'high_value',
      spendTier: 'bronze',
      loyaltyTier: 'platinum',
      points: 1_102,
    });
  });

  it('always gives what the stored schema accepts', () => {
    const order = fc.record({
      id: fc.uuid(),
      locationId: fc.constant('1000'),
      businessDay: fc.constantFrom('2026-01-10', '2026-02-20', '2026-02-28'),
      items: fc.constant<InsightOrder['items']>([]),
      counted: fc.boolean(),
      placedAt: fc.date({ noInvalidDate: true }),
      totals: fc.record({
        subtotalCents: fc.constant(null),
        taxCents: fc.constant(null),
        discountCents: fc.constant(null),
        totalCents: fc.integer({ min: -100_000, max: 10_000_000 }),
      }),
    });
    const externalPoints = fc.option(fc.integer());
    fc.assert(
      fc.property(fc.array(order), externalPoints, (orders, points) => {
        const profile = { guest: false, externalPoints: points };
        const insights = toInsights({ ...BASE, orders, profile });
        expect(insightsSchema.parse(insights)).toStrictEqual(insights);
      }),
    );
  });
});
