import * as fc from 'fast-check';
import type { Tier } from '../model/insights';
import { DEFAULT_RULES, tierRulesSchema } from '../model/rules';
import type { SummableOrder } from './order-totals';
import { loyaltyTierOf, pointsOf, spendTierOf } from './tiers';

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

describe('pointsOf', () => {
  it('gives whole points for each order before adding them up', () => {
    expect(pointsOf([sale(199), sale(199), sale(5_600)], RULES)).toBe(58);
  });

  it('ignores orders that do not count', () => {
    expect(pointsOf([sale(1_000), sale(9_000, false)], RULES)).toBe(10);
  });

  it('takes no points away for a negative total', () => {
    expect(pointsOf([sale(1_000), sale(-5_000)], RULES)).toBe(10);
  });

  it.each([
    [0, 0],
    [1, 199],
    [2, 399],
    [3, 599],
  ])('gives at a rate of %i per dollar %i points for $199.99', (pointsPerDollar, expected) => {
    const rules = tierRulesSchema.parse({ pointsPerDollar });
    expect(pointsOf([sale(19_999)], rules)).toBe(expected);
  });

  it('does not depend on the sequence of the orders', () => {
    const totals = fc.array(fc.integer({ min: -100_000, max: 10_000_000 }));
    fc.assert(
      fc.property(totals, (cents) => {
        const orders = cents.map((totalCents) => sale(totalCents));
        expect(pointsOf(orders.toReversed(), RULES)).toBe(pointsOf(orders, RULES));
      }),
    );
  });

  it('never exceeds the dollars spent at one point per dollar', () => {
    const totals = fc.array(fc.integer({ min: 0, max: 10_000_000 }));
    fc.assert(
      fc.property(totals, (cents) => {
        const spentCents = cents.reduce((sum, totalCents) => sum + totalCents, 0);
        const points = pointsOf(
          cents.map((totalCents) => sale(totalCents)),
          RULES,
        );
        expect(points).toBeLessThanOrEqual(spentCents / 100);
        expect(points).toBeGreaterThan(spentCents / 100 - cents.length - 1);
      }),
    );
  });
});
