import * as fc from 'fast-check';
import type { Tier } from '../model/insights';
import { DEFAULT_RULES, tierRulesSchema } from '../model/rules';
import type { SummableOrder } from './order-totals';
import { loyaltyTierOf, pointsOf, pointsOfSum, spendTierOf } from './tiers';

const RULES = DEFAULT_RULES.tiers;

function sale(totalCents: number, counted = true): SummableOrder {
  const totals = { subtotalCents: null, taxCents: null, discountCents: null, totalCents };
  return { counted, placedAt: new Date('2026-01-01T12:00:00Z'), totals };
}

describe('spendTierOf', () => {
  it.each<[number, Tier]>([
    [-1, 'bronze'],
    [0, 'bronze'],
    [50_000, 'bronze'],
    [50_001, 'silver'],
    [200_000, 'silver'],
    [200_001, 'gold'],
    [100_000_000, 'gold'],
  ])('puts %i cents into %s', (spentCents, expected) => {
    expect(spendTierOf(spentCents, RULES)).toBe(expected);
  });

  it('uses the bounds of the org', () => {
    const rules = tierRulesSchema.parse({ spendSilverAboveCents: 100, spendGoldAboveCents: 200 });
    expect([100, 101, 200, 201].map((cents) => spendTierOf(cents, rules))).toStrictEqual([
      'bronze',
      'silver',
      'silver',
      'gold',
    ]);
  });
});

describe('loyaltyTierOf', () => {
  it.each<[number, Tier]>([
    [-1, 'bronze'],
    [0, 'bronze'],
    [199, 'bronze'],
    [200, 'silver'],
    [499, 'silver'],
    [500, 'gold'],
    [999, 'gold'],
    [1_000, 'platinum'],
  ])('puts %i points into %s', (points, expected) => {
    expect(loyaltyTierOf(points, RULES)).toBe(expected);
  });

  it('uses the bounds of the org', () => {
    const rules = tierRulesSchema.parse({
      pointsSilverFrom: 1,
      pointsGoldFrom: 2,
      pointsPlatinumFrom: 3,
    });
    expect([0, 1, 2, 3].map((points) => loyaltyTierOf(points, rules))).toStrictEqual([
      'bronze',
      'silver',
      'gold',
      'platinum',
    ]);
  });
});

const earned = (orders: SummableOrder[]) => pointsOf(orders, { rules: RULES, socialEquity: null });

describe('pointsOf', () => {
  it('gives whole points for each order before adding them up', () => {
    expect(earned([sale(199), sale(199), sale(5_600)])).toBe(58);
  });

  it('ignores orders that do not count', () => {
    expect(earned([sale(1_000), sale(9_000, false)])).toBe(10);
  });

  it('takes no points away for a negative total', () => {
    expect(earned([sale(1_000), sale(-5_000)])).toBe(10);
  });

  it.each([
    [0, 0],
    [1, 199],
    [2, 399],
    [3, 599],
  ])('gives at a rate of %i per dollar %i points for $199.99', (pointsPerDollar, expected) => {
    const rules = tierRulesSchema.parse({ pointsPerDollar });
    expect(pointsOf([sale(19_999)], { rules, socialEquity: null })).toBe(expected);
  });

  it.each([
    [true, undefined, 134],
    [true, 150, 168],
    [false, 150, 112],
    [null, 150, 112],
  ])(
    'gives with social equity %p at %p percent %i points for two orders of $56.08',
    (socialEquity, equityPercent, expected) => {
      const rules = tierRulesSchema.parse(equityPercent === undefined ? {} : { equityPercent });
      expect(pointsOf([sale(5_608), sale(5_608)], { rules, socialEquity })).toBe(expected);
    },
  );

  it('loses no point of social equity to a fraction', () => {
    const cents = [100, 500, 2_500, 5_000, 9_500, 12_500, 100_000_000];
    expect(
      cents.map((totalCents) => pointsOf([sale(totalCents)], { rules: RULES, socialEquity: true })),
    ).toStrictEqual([1, 6, 30, 60, 114, 150, 1_200_000]);
  });

  it('does not depend on the sequence of the orders', () => {
    const totals = fc.array(fc.integer({ min: -100_000, max: 10_000_000 }));
    fc.assert(
      fc.property(totals, (cents) => {
        const orders = cents.map((totalCents) => sale(totalCents));
        expect(earned(orders.toReversed())).toBe(earned(orders));
      }),
    );
  });

  it('never exceeds the dollars spent at one point per dollar', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 10_000_000 }));
    fc.assert(
      fc.property(totals, (cents) => {
        const spentCents = cents.reduce((sum, totalCents) => sum + totalCents, 0);
        const points = earned(cents.map((totalCents) => sale(totalCents)));
        expect(points).toBeLessThanOrEqual(spentCents / 100);
        expect(points).toBeGreaterThan(spentCents / 100 - cents.length - 1);
      }),
    );
  });
});

describe('pointsOfSum', () => {
  const rate = { rules: RULES, socialEquity: null };

  it('gives whole points, and none for less than nothing', () => {
    expect([15_099, 0, -500].map((cents) => pointsOfSum(cents, rate))).toStrictEqual([150, 0, 0]);
  });

  it('never gives less than the sales one by one, and never a whole point more for each', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 })), (cents) => {
        const more = pointsOfSum(
          cents.reduce((sum, one) => sum + one, 0),
          rate,
        );
        const each = pointsOf(
          cents.map((one) => sale(one)),
          rate,
        );
        expect(more).toBeGreaterThanOrEqual(each);
        expect(more).toBeLessThanOrEqual(each + cents.length);
      }),
    );
  });
});
