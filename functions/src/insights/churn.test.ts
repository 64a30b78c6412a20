import * as fc from 'fast-check';
import { churnSchema } from '../model/churn';
import type { ChurnRisk, ChurnTrend } from '../model/churn';
import { SEGMENTS } from '../model/segment';
import type { Segment } from '../model/segment';
import { CHURN_STEP_DAYS, churnOf } from './churn';

describe('churnOf', () => {
  it.each<[number, number, Segment, number, ChurnRisk]>([
    [80, 1, 'slipping', 100, 'critical'],
    [10, 6, 'new', 0, 'low'],
    [13, 5, 'loyal', 10, 'low'],
    [14, 5, 'loyal', 20, 'low'],
    [14, 4, 'loyal', 30, 'medium'],
    [24, 3, 'vip', 30, 'medium'],
    [25, 3, 'vip', 40, 'medium'],
    [25, 2, 'high_value', 50, 'medium'],
    [44, 5, 'at_risk', 50, 'medium'],
    [45, 5, 'at_risk', 60, 'high'],
    [74, 5, 'slipping', 60, 'high'],
    [75, 5, 'slipping', 70, 'high'],
    [75, 3, 'churned', 80, 'critical'],
    [0, 1, 'new', 30, 'medium'],
    [0, 5, 'frequent', 10, 'low'],
  ])('%i days silent, %i orders and %s is %i: %s', (...row) => {
    const [daysSinceLast, orderCount, segment, score, risk] = row;
    expect(churnOf({ daysSinceLast, orderCount, segment })).toMatchObject({ score, risk });
  });

  it.each<[ChurnTrend, Segment[]]>([
    ['declining', ['slipping', 'at_risk', 'churned']],
    ['stable', ['vip', 'high_value', 'frequent', 'loyal', 'regular']],
    ['increasing', ['new']],
  ])('takes as %s %j', (trend, segments) => {
    const found = SEGMENTS.filter(
      (segment) => churnOf({ daysSinceLast: 0, orderCount: 9, segment }).trend === trend,
    );
    expect(found.toSorted()).toStrictEqual(segments.toSorted());
  });

  it('says what the score is made of', () => {
    expect(churnOf({ daysSinceLast: 50, orderCount: 2, segment: 'slipping' })).toStrictEqual({
      score: 80,
      risk: 'critical',
      trend: 'declining',
      parts: { silence: 30, fewOrders: 20, trend: 30 },
      text: 'Critical, 80 of 100; no order for 45 days or more: 30, 2 orders: 20, Slipping: 30',
    });
    expect(churnOf({ daysSinceLast: 3, orderCount: 1, segment: 'new' }).text).toBe(
      'Medium, 30 of 100; an order within 14 days: 0, 1 order: 30, New: 0',
    );
  });

  it('steps on the named days only, and fits what is stored', () => {
    const facts = fc.record({
      daysSinceLast: fc.nat({ max: 200 }),
      orderCount: fc.integer({ min: 1, max: 30 }),
      segment: fc.constantFrom(...SEGMENTS),
    });
    fc.assert(
      fc.property(facts, (known) => {
        const churn = churnOf(known);
        const nextDay = churnOf({ ...known, daysSinceLast: known.daysSinceLast + 1 });
        expect(churnSchema.parse(churn)).toStrictEqual(churn);
        const steps = CHURN_STEP_DAYS.includes(known.daysSinceLast + 1);
        expect(nextDay.score !== churn.score).toBe(steps);
      }),
    );
  });
});
