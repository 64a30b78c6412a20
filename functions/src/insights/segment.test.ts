import * as fc from 'fast-check';
import type { OrderTotals } from '../model/insights';
import type { Segment } from '../model/segment';
import { SEGMENTS } from '../model/segment';
import { DEFAULT_RULES, segmentRulesSchema } from '../model/rules';
import type { SegmentRules } from '../model/rules';
import { SEGMENT_LABELS, segmentOf } from './segment';

const NOW = new Date('2026-03-01T17:00:00Z');
const MS_PER_DAY = 86_400_000;

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * MS_PER_DAY);
}

type Customer = { orders: number; cents: number; daysLast: number; daysFirst: number };

function totalsOf({ orders, cents, daysLast, daysFirst }: Customer): OrderTotals {
  return {
    orderCount: orders,
    spentCents: cents,
    averageCents: orders === 0 ? 0 : Math.round(cents / orders),
    firstOrderAt: orders === 0 ? null : daysAgo(daysFirst),
    lastOrderAt: orders === 0 ? null : daysAgo(daysLast),
  };
}

function segmentAt(customer: Customer, rules: SegmentRules = DEFAULT_RULES.segments): Segment {
  return segmentOf({ totals: totalsOf(customer), rules, now: NOW });
}

const customerArbitrary = fc
  .record({
    orders: fc.integer({ min: 1, max: 500 }),
    cents: fc.integer({ min: -10_000, max: 10_000_000 }),
    daysLast: fc.integer({ min: -3, max: 2_000 }),
    daysBefore: fc.integer({ min: 0, max: 2_000 }),
  })
  .map(({ daysBefore, ...rest }) => ({ ...rest, daysFirst: rest.daysLast + daysBefore }));

describe('segmentOf with the default rules', () => {
  it.each<[number, number, number, number, Segment]>([
    [0, 0, 0, 0, 'new'],
    [1, 5_600, 3, 3, 'new'],
    [1, 5_600, 29, 29, 'new'],
    [1, 5_600, 30, 30, 'slipping'],
    [1, 90_000, 5, 5, 'new'],
    [2, 6_000, 10, 90, 'loyal'],
    [3, 24_000, 10, 100, 'high_value'],
    [4, 29_996, 10, 100, 'loyal'],
    [4, 30_000, 10, 100, 'high_value'],
    [5, 25_000, 5, 200, 'frequent'],
    [5, 30_000, 5, 200, 'loyal'],
    [5, 40_000, 5, 200, 'loyal'],
    [8, 39_992, 5, 200, 'frequent'],
    [8, 40_000, 5, 200, 'vip'],
    [2, 49_998, 10, 60, 'high_value'],
    [2, 50_000, 10, 60, 'vip'],
    [10, 100_000, 29, 400, 'vip'],
    [10, 100_000, 59, 400, 'slipping'],
    [10, 100_000, 60, 400, 'at_risk'],
    [10, 100_000, 89, 400, 'at_risk'],
    [10, 100_000, 90, 400, 'churned'],
  ])('%i orders of %i cents, last %i and first %i days ago, is %s', (...row) => {
    const [orders, cents, daysLast, daysFirst, expected] = row;
    expect(segmentAt({ orders, cents, daysLast, daysFirst })).toBe(expected);
  });

  it('calls a $5,000 customer silent for 90 days churned', () => {
    expect(segmentAt({ orders: 40, cents: 500_000, daysLast: 90, daysFirst: 800 })).toBe('churned');
  });

  it.each<[number, Segment]>([
    [30, 'slipping'],
    [60, 'at_risk'],
    [90, 'churned'],
  ])('never calls a single purchase %i days ago loyal: it is %s', (days, expected) => {
    const single = { orders: 1, cents: 5_600, daysLast: days, daysFirst: days };
    expect(segmentAt(single)).toBe(expected);
  });

  it('calls $2,000 in the first month new', () => {
    expect(segmentAt({ orders: 12, cents: 200_000, daysLast: 1, daysFirst: 29 })).toBe('new');
  });

  it.each([6_000, 6_500, 7_499, 7_500, 9_900])(
    'calls five orders averaging %i cents below $500 loyal',
    (average) => {
      const customer = { orders: 5, cents: 5 * average, daysLast: 5, daysFirst: 200 };
      expect(segmentAt(customer)).toBe('loyal');
    },
  );

  it('falls through to new for a single order that is neither recent nor stale', () => {
    const rules = segmentRulesSchema.parse({ newMaxDays: 3 });
    expect(segmentAt({ orders: 1, cents: 5_600, daysLast: 5, daysFirst: 5 }, rules)).toBe('new');
  });
});

describe('segmentOf at its edges', () => {
  it('changes at the very millisecond that a day is complete', () => {
    const totals = totalsOf({ orders: 10, cents: 100_000, daysLast: 30, daysFirst: 400 });
    const rules = DEFAULT_RULES.segments;
    const justBefore = new Date(NOW.getTime() - 1);
    expect(segmentOf({ totals, rules, now: justBefore })).toBe('vip');
    expect(segmentOf({ totals, rules, now: NOW })).toBe('slipping');
  });

  it('counts a last order in the future as 0 days ago', () => {
    expect(segmentAt({ orders: 2, cents: 6_000, daysLast: -400, daysFirst: 90 })).toBe('loyal');
    expect(segmentAt({ orders: 1, cents: 6_000, daysLast: -400, daysFirst: -400 })).toBe('new');
  });

  it('compares the exact average, not the rounded one', () => {
    const justBelow = { orders: 8, cents: 39_999, daysLast: 5, daysFirst: 200 };
    expect(totalsOf(justBelow).averageCents).toBe(5_000);
    expect(segmentAt(justBelow)).toBe('frequent');
  });
});

describe('segmentOf with thresholds of the org', () => {
  const customer = { orders: 4, cents: 30_000, daysLast: 20, daysFirst: 40 };

  it.each<[Partial<SegmentRules>, Segment]>([
    [{}, 'high_value'],
    [{ slippingMinDays: 20 }, 'slipping'],
    [{ slippingMinDays: 10, atRiskMinDays: 20 }, 'at_risk'],
    [{ slippingMinDays: 5, atRiskMinDays: 10, churnedMinDays: 20 }, 'churned'],
    [{ newMaxDays: 41 }, 'new'],
    [{ vipMinLifetimeCents: 30_000 }, 'vip'],
    [{ vipMinOrders: 4 }, 'vip'],
    [{ vipMinOrders: 4, vipMinAverageCents: 7_501 }, 'high_value'],
    [{ highValueMinAverageCents: 7_501 }, 'loyal'],
    [{ highValueMaxOrders: 4 }, 'loyal'],
    [{ highValueMaxOrders: 4, frequentMinOrders: 4, frequentMaxAverageCents: 7_501 }, 'frequent'],
    [{ highValueMaxOrders: 4, frequentMinOrders: 4, frequentMaxAverageCents: 7_500 }, 'loyal'],
    [{ highValueMaxOrders: 4, loyalMinOrders: 5 }, 'new'],
  ])('answers to %j with %s', (changed, expected) => {
    expect(segmentAt(customer, segmentRulesSchema.parse(changed))).toBe(expected);
  });
});

describe('segmentOf as a law', () => {
  it('always gives a segment that has a label, and never the legacy one', () => {
    fc.assert(
      fc.property(customerArbitrary, (customer) => {
        const segment = segmentAt(customer);
        expect(SEGMENTS).toContain(segment);
        expect(SEGMENT_LABELS[segment]).not.toBe('');
        expect(segment).not.toBe('regular');
      }),
    );
  });

  it('lets recency beat value: from 30 days on, neither spend nor orders matter', () => {
    fc.assert(
      fc.property(
        customerArbitrary.filter(({ daysLast }) => daysLast >= 30),
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (customer, orders, cents) => {
          const segment = segmentAt(customer);
          expect(['slipping', 'at_risk', 'churned']).toContain(segment);
          expect(segmentAt({ ...customer, orders, cents })).toBe(segment);
        },
      ),
    );
  });

  it('never grows fresher as days pass', () => {
    const stages: readonly Segment[] = ['slipping', 'at_risk', 'churned'];
    const staleness = (segment: Segment): number => stages.indexOf(segment);
    fc.assert(
      fc.property(customerArbitrary, fc.nat({ max: 200 }), (customer, days) => {
        const later = {
          ...customer,
          daysLast: customer.daysLast + days,
          daysFirst: customer.daysFirst + days,
        };
        expect(staleness(segmentAt(later))).toBeGreaterThanOrEqual(staleness(segmentAt(customer)));
      }),
    );
  });
});

describe('SEGMENT_LABELS', () => {
  it('names every segment', () => {
    expect(SEGMENTS.map((segment) => SEGMENT_LABELS[segment])).toStrictEqual([
      'VIP',
      'High Value',
      'Frequent',
      'Loyal',
      'Regular',
      'New',
      'Slipping',
      'At Risk',
      'Churned',
    ]);
  });
});
