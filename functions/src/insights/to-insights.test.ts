import * as fc from 'fast-check';
import type { Fit } from '../model/fit';
import { insightsSchema } from '../model/insights';
import { lifetimeHorizonsSchema } from '../model/rule-lifetime-value';
import { DEFAULT_RULES, rulesSchema } from '../model/rules';
import { createStoreCalendar } from '../model/store-calendar';
import { WORDLESS_PROFILE } from '../testing/wordless-profile';
import type { InsightOrder } from './insight-order';
import { sumOrders } from './order-totals';
import { toInsights } from './to-insights';

const NOW = new Date('2026-03-01T17:00:00Z');
const SHOPPER = { ...WORDLESS_PROFILE, guest: false, externalPoints: null };

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
  id: 'alv_1',
  crm: undefined,
  rules: DEFAULT_RULES,
  rulesVersion: 3,
  fit: null,
  fitId: null,
  calendar: createStoreCalendar('America/New_York'),
  hourOf: () => 10,
  now: NOW,
};

const CLOSED = { open: false, reason: 'too_few_days', message: 'Too few days.' } as const;

/** A fit of a few days, which says when it is as of and no more. */
const YOUNG_FIT: Fit = {
  asOfDay: '2026-02-28',
  asOf: new Date('2026-03-01T05:00:00Z'),
  rfm: {
    asOf: new Date('2026-03-01T05:00:00Z'),
    customers: 1,
    cuts: null,
    cells: null,
    message: 'Too few.',
  },
  purchase: {
    version: 1,
    fittedAt: NOW,
    window: { fromDay: '2026-01-10', toDay: '2026-02-28' },
    counts: { customers: 1, repeaters: 1, orderDays: 2, spenders: 1 },
    gate: CLOSED,
    parameters: null,
    logLikelihood: null,
    spendGate: CLOSED,
    spendParameters: null,
    spendLogLikelihood: null,
  },
  scorecard: null,
  keepsPoints: true,
  createdAt: NOW,
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
    expect(toInsights({ ...BASE, profile: { ...SHOPPER, guest: true } })).toBeNull();
  });

  it.each([
    [1_200, 'platinum'],
    [0, 'bronze'],
    [-5, 'bronze'],
  ])('lets %i points of the POS win over our own', (externalPoints, loyaltyTier) => {
    const profile = { ...SHOPPER, externalPoints };
    const insights = toInsights({ ...BASE, profile, fit: YOUNG_FIT, fitId: 'f1' });
    expect(insights).toMatchObject({ points: externalPoints, loyaltyTier });
  });

  it.each([
    ['before the first fit', null],
    ['while the POS keeps points for nobody', { ...YOUNG_FIT, keepsPoints: false }],
  ])('takes 0 points of the POS for none %s, and others for what they are', (_, fit) => {
    const pointsFor = (externalPoints: number) =>
      toInsights({ ...BASE, fit, profile: { ...SHOPPER, externalPoints } });
    expect(pointsFor(0)).toMatchObject({ points: 550, loyaltyTier: 'gold' });
    expect(pointsFor(7)).toMatchObject({ points: 7, loyaltyTier: 'bronze' });
  });

  it('gives social-equity customers a fifth more points, in the score of 28 days earlier too', () => {
    const profile = { ...SHOPPER, socialEquity: true };
    const older = sale(800, '2026-01-10T15:00:00Z');
    const orders = [older, sale(90_099, '2026-02-20T15:00:00Z')];
    const { points, loyaltyTier, retention } = toInsights({ ...BASE, orders, profile })!;
    // $8.00 is 9 points, $900.99 is 1,081.
    expect([points, loyaltyTier]).toStrictEqual([1_090, 'platinum']);
    const then = new Date('2026-02-01T17:00:00Z');
    const earlier = toInsights({ ...BASE, orders: [older], profile, now: then })!;
    expect([earlier.points, earlier.retention.score]).toStrictEqual([9, retention.earlierScore]);
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

  it.each([
    [{}, 24, 866_271],
    [{ vip: 0 }, 0, 55_198],
  ])(
    'takes the horizons of the org for the lifetime value by rule: %j',
    (horizons, months, cents) => {
      const lifetimeHorizons = lifetimeHorizonsSchema.parse(horizons);
      const rules = { ...DEFAULT_RULES, lifetimeHorizons };
      expect(toInsights({ ...BASE, rules, fit: YOUNG_FIT, fitId: 'f1' })).toMatchObject({
        fitId: 'f1',
        lifetimeValue: { valueCents: cents, inputs: { segment: 'vip', horizonMonths: months } },
      });
    },
  );

  it('values a customer who came after the fit at what they have spent', () => {
    const orders = [sale(7_500, '2026-03-01T15:00:00Z'), sale(2_500, '2026-03-01T16:00:00Z')];
    expect(toInsights({ ...BASE, orders, fit: YOUNG_FIT, fitId: 'f1' })).toMatchObject({
      forecast: null,
      lifetimeValue: {
        valueCents: 10_000,
        inputs: { spentCents: 10_000, orderCount: 2, daysSinceFirst: 0, asOf: YOUNG_FIT.asOf },
      },
    });
  });

  it('values a customer as of the fit: what they bought since moves no figure of it', () => {
    const orders = [...ORDERS, sale(10_000, '2026-03-01T15:00:00Z')];
    const before = toInsights({ ...BASE, fit: YOUNG_FIT, fitId: 'f1' });
    const after = toInsights({ ...BASE, orders, fit: YOUNG_FIT, fitId: 'f1' });
    expect(after?.totals).toMatchObject({ orderCount: 3, spentCents: 65_198 });
    expect(after?.lifetimeValue).toMatchObject({ inputs: { orderCount: 2, spentCents: 55_198 } });
    expect(after?.lifetimeValue).toStrictEqual(before?.lifetimeValue);
  });

  it('judges who has very many orders by the totals of all, and says so', () => {
    const open = { open: true, reason: null, message: 'Enough.' } as const;
    const fit: Fit = {
      ...YOUNG_FIT,
      purchase: {
        ...YOUNG_FIT.purchase,
        gate: open,
        parameters: { r: 1, alphaDays: 30, a: 1, b: 3 },
        logLikelihood: -1,
        spendGate: open,
        spendParameters: { p: 6, q: 4, vCents: 3_200 },
        spendLogLikelihood: -1,
      },
    };
    const salesTotals = {
      orderCount: 1_500,
      spentCents: 9_000_000,
      firstOrderAt: new Date('2024-01-10T15:00:00Z'),
      lastOrderAt: new Date('2026-02-20T15:00:00Z'),
    };
    const orders = ORDERS.slice(0, 2);
    const insights = toInsights({ ...BASE, orders, salesTotals, fit, fitId: 'f1' })!;
    expect(insights).toMatchObject({
      totals: { ...salesTotals, averageCents: 6_000 },
      why: { text: 'VIP: $90,000.00 lifetime, 500 needed' },
      spendTier: 'gold',
      // 550 by the two orders, and by what the others come to.
      points: 550 + Math.floor((9_000_000 - sumOrders(orders).spentCents) / 100),
      lifetimeValue: { inputs: { orderCount: 1_500, spentCents: 9_000_000, daysSinceFirst: 780 } },
      basis: { orders: 2, of: 1_500 },
    });
    const { futureValueCents, lifetimeValueCents } = insights.forecast!;
    expect(futureValueCents).toBeGreaterThan(0);
    expect(lifetimeValueCents).toBe(9_000_000 + (futureValueCents ?? 0));
    expect(insightsSchema.parse(insights)).toStrictEqual(insights);
  });

  it('names the reward that the points reach, and what is missing to the next', () => {
    expect(toInsights(BASE)?.reward).toStrictEqual({
      best: { points: 500, cents: 3_500 },
      next: null,
    });
    const orders = [sale(12_345, '2026-02-20T15:00:00Z')];
    expect(toInsights({ ...BASE, orders })?.reward).toStrictEqual({
      best: { points: 100, cents: 500 },
      next: { points: 250, cents: 1_500, missingPoints: 127 },
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
        const profile = { ...SHOPPER, externalPoints: points };
        const insights = toInsights({ ...BASE, orders, profile });
        expect(insightsSchema.parse(insights)).toStrictEqual(insights);
      }),
    );
  });
});
