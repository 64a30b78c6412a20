import * as fc from 'fast-check';
import { lifetimeHorizonsSchema, ruleLifetimeValueSchema } from '../model/rule-lifetime-value';
import { SEGMENTS } from '../model/segment';
import type { Segment } from '../model/segment';
import { lifetimeValueByRule } from './lifetime-value-by-rule';

const AS_OF = new Date('2026-03-01T17:00:00Z');

function totalsOf(spentCents: number, orderCount: number, days: number) {
  const firstOrderAt = orderCount === 0 ? null : new Date(AS_OF.getTime() - days * 86_400_000);
  return { spentCents, orderCount, firstOrderAt, lastOrderAt: firstOrderAt };
}

describe('lifetimeValueByRule', () => {
  it.each<[number, number, number, Segment, number]>([
    [60_000, 10, 300, 'vip', 204_000],
    [10_000, 2, 60, 'loyal', 100_000],
    [24_000, 4, 120, 'at_risk', 42_000],
    [30_000, 3, 400, 'churned', 30_000],
    [5_600, 1, 3, 'new', 39_200],
    [5_600, 1, 0, 'new', 5_600],
    [0, 0, 0, 'new', 0],
    [10_000, 3, 70, 'slipping', 18_571],
    [10_000, 3, 29, 'frequent', 130_000],
    [-500, 1, 300, 'new', -800],
  ])('of %i cents in %i orders over %i days, %s, is %i', (...row) => {
    const [spentCents, orderCount, days, segment, valueCents] = row;
    const totals = totalsOf(spentCents, orderCount, days);
    expect(lifetimeValueByRule({ totals, segment, asOf: AS_OF }).valueCents).toBe(valueCents);
  });

  it('says that it is by rule, and of what', () => {
    const totals = totalsOf(60_000, 10, 300);
    expect(lifetimeValueByRule({ totals, segment: 'vip', asOf: AS_OF })).toStrictEqual({
      basis: 'rule',
      valueCents: 204_000,
      inputs: {
        spentCents: 60_000,
        orderCount: 10,
        daysSinceFirst: 300,
        segment: 'vip',
        horizonMonths: 24,
        asOf: AS_OF,
      },
    });
  });

  it('takes the horizons of the org, which may put slipping above at risk', () => {
    const horizons = lifetimeHorizonsSchema.parse({ slipping: 4, at_risk: 2 });
    const valueOf = (segment: Segment) =>
      lifetimeValueByRule({ totals: totalsOf(24_000, 4, 120), segment, asOf: AS_OF, horizons })
        .valueCents;
    expect([valueOf('slipping'), valueOf('at_risk')]).toStrictEqual([48_000, 36_000]);
  });

  it('is never less than what was spent, and fits what is stored', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 1_000 }),
        fc.integer({ min: -3, max: 4_000 }),
        fc.constantFrom(...SEGMENTS),
        (spentCents, orderCount, days, segment) => {
          const totals = totalsOf(spentCents, orderCount, days);
          const value = lifetimeValueByRule({ totals, segment, asOf: AS_OF });
          expect(ruleLifetimeValueSchema.parse(value)).toStrictEqual(value);
          expect(value.valueCents).toBeGreaterThanOrEqual(spentCents);
        },
      ),
    );
  });
});
