import * as fc from 'fast-check';
import { explanationSchema } from '../model/explanation';
import { DEFAULT_RULES } from '../model/rules';
import type { SegmentRules } from '../model/rules';
import type { Segment } from '../model/segment';
import {
  NEW_YORK,
  historyArbitrary,
  saleAt,
  segmentRulesArbitrary,
} from '../testing/shopper-history';
import { explainSegment } from './explain-segment';
import { sumOrders } from './order-totals';
import type { StandingOrder } from './retention-snapshot';
import { segmentOf, valueBandOf } from './segment';

const NOW = new Date('2026-03-01T17:00:00Z');
const DAY_MS = 86_400_000;
const RULES = DEFAULT_RULES.segments;

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY_MS);
}

type History = readonly [count: number, cents: number, last: number, first: number];

/** So many orders that come to `cents`, the first and the last so many days ago; the first takes what does not divide. */
function historyOf(...[count, cents, last, first]: History): StandingOrder[] {
  const each = count === 0 ? 0 : Math.floor(cents / count);
  return Array.from({ length: count }, (_, i) =>
    i === 0 ? saleAt(daysAgo(first), cents - each * (count - 1)) : saleAt(daysAgo(last), each),
  );
}

function explain(orders: readonly StandingOrder[], rules: SegmentRules = RULES) {
  return explainSegment({ totals: sumOrders(orders), rules, now: NOW, calendar: NEW_YORK });
}

describe('the text of a rule', () => {
  it.each<[string, History, string]>([
    ['a VIP by lifetime', [4, 61_240, 10, 100], 'VIP: $612.40 lifetime, 500 needed'],
    [
      'a VIP by orders',
      [9, 45_900, 10, 100],
      'VIP: 9 orders, 8 needed, and $51.00 on average, 50 needed',
    ],
    [
      'high value',
      [3, 24_000, 10, 100],
      'High Value: $80.00 on average, 75 needed, and 3 orders, fewer than 5 needed',
    ],
    [
      'frequent',
      [5, 29_999, 5, 200],
      'Frequent: 5 orders, 5 needed, and $59.99 on average, less than 60 needed',
    ],
    ['loyal', [2, 6_000, 10, 90], 'Loyal: 2 orders, 2 needed'],
    ['no order', [0, 0, 0, 0], 'New: no order yet'],
    [
      'first days',
      [1, 5_600, 3, 3],
      'New: first order Feb 26, 2026, less than 30 days ago needed, which is until Mar 28, 2026',
    ],
    [
      'slipping',
      [1, 5_600, 31, 31],
      'Slipping: last order Jan 29, 2026, 30 days without another needed, which is Feb 28, 2026',
    ],
    [
      'churned',
      [10, 100_000, 90, 400],
      'Churned: last order Dec 1, 2025, 90 days without another needed, which is Mar 1, 2026',
    ],
  ])('says of %s what there is and what is needed', (_, history, text) => {
    expect(explain(historyOf(...history)).text).toBe(text);
  });

  it('lists every rule in order, those that do not hold with what is missing', () => {
    const { rule, trace } = explain(historyOf(6, 31_240, 10, 100));
    expect(rule).toBe('frequent');
    expect(trace.map(({ rule: name, holds }) => [name, holds])).toStrictEqual([
      ['no_orders', false],
      ['churned', false],
      ['at_risk', false],
      ['slipping', false],
      ['first_days', false],
      ['vip', false],
      ['high_value', false],
      ['frequent', true],
      ['loyal', true],
      ['otherwise', false],
    ]);
    expect(trace[0]?.text).toBe('New: only before the first order, 6 orders so far');
    expect(trace[5]?.text).toBe(
      'VIP: $312.40 lifetime, 500 needed, or 6 orders, 8 needed, and $52.06 on average, 50 needed',
    );
    expect(trace[3]?.turnsAt).toStrictEqual(new Date('2026-03-21T17:00:00Z'));
  });

  it('writes an average that falls short by less than a cent below what is needed', () => {
    const { trace } = explain(historyOf(8, 39_999, 5, 200));
    expect(trace[5]).toMatchObject({
      holds: false,
      text: 'VIP: $399.99 lifetime, 500 needed, or 8 orders, 8 needed, and $49.99 on average, 50 needed',
    });
  });
});

describe('what time alone brings', () => {
  it('tells when a VIP falls to slipping', () => {
    expect(explain(historyOf(4, 61_240, 10, 100))).toMatchObject({
      rises: null,
      falls: {
        to: 'slipping',
        at: new Date('2026-03-21T17:00:00Z'),
        text: 'Falls to Slipping on Mar 21, 2026 without another order',
      },
    });
  });

  it('tells when a new customer rises, and then falls', () => {
    expect(explain(historyOf(2, 6_000, 2, 20))).toMatchObject({
      rises: { to: 'loyal', at: new Date('2026-03-11T17:00:00Z') },
      falls: { to: 'slipping', at: new Date('2026-03-29T17:00:00Z') },
    });
  });

  it('has no more to tell of the churned and of those without orders', () => {
    expect(explain(historyOf(4, 61_240, 90, 100))).toMatchObject({ rises: null, falls: null });
    expect(explain([])).toMatchObject({ rises: null, falls: null, distance: null });
  });
});

describe('valueBandOf', () => {
  it.each<[History, Segment, string]>([
    [[10, 100_000, 90, 400], 'churned', 'vip'],
    [[1, 90_000, 5, 5], 'new', 'vip'],
    [[3, 24_000, 70, 100], 'at_risk', 'high_value'],
    [[5, 25_000, 35, 200], 'slipping', 'frequent'],
    [[2, 6_000, 35, 200], 'slipping', 'loyal'],
    [[1, 5_600, 300, 300], 'churned', 'new'],
    [[0, 0, 0, 0], 'new', 'new'],
  ])('of %j, now %s, is %s', (history, segment, band) => {
    const totals = sumOrders(historyOf(...history));
    expect(segmentOf({ totals, rules: RULES, now: NOW })).toBe(segment);
    expect(valueBandOf(totals, RULES)).toBe(band);
  });
});

type Fact = 'silentMs' | 'ageMs' | 'orders' | 'spent' | 'spentPerOrder';
type Condition = readonly [Fact, 'below' | 'from', (rules: SegmentRules) => number];

/** The rules once more, as a table: a row gives its segment when all conditions of one of its lists hold. */
const TABLE: readonly (readonly [string, Segment, readonly (readonly Condition[])[]])[] = [
  ['no_orders', 'new', [[['orders', 'below', () => 1]]]],
  ['churned', 'churned', [[['silentMs', 'from', (r) => r.churnedMinDays * DAY_MS]]]],
  ['at_risk', 'at_risk', [[['silentMs', 'from', (r) => r.atRiskMinDays * DAY_MS]]]],
  ['slipping', 'slipping', [[['silentMs', 'from', (r) => r.slippingMinDays * DAY_MS]]]],
  ['first_days', 'new', [[['ageMs', 'below', (r) => r.newMaxDays * DAY_MS]]]],
  [
    'vip',
    'vip',
    [
      [['spent', 'from', (r) => r.vipMinLifetimeCents]],
      [
        ['orders', 'from', (r) => r.vipMinOrders],
        ['spentPerOrder', 'from', (r) => r.vipMinAverageCents],
      ],
    ],
  ],
  [
    'high_value',
    'high_value',
    [
      [
        ['spentPerOrder', 'from', (r) => r.highValueMinAverageCents],
        ['orders', 'below', (r) => r.highValueMaxOrders],
      ],
    ],
  ],
  [
    'frequent',
    'frequent',
    [
      [
        ['orders', 'from', (r) => r.frequentMinOrders],
        ['spentPerOrder', 'below', (r) => r.frequentMaxAverageCents],
      ],
    ],
  ],
  ['loyal', 'loyal', [[['orders', 'from', (r) => r.loyalMinOrders]]]],
  ['otherwise', 'new', [[]]],
];

function msSince(time: number | undefined): bigint | null {
  return time === undefined ? null : BigInt(Math.max(0, NOW.getTime() - time));
}

/** Which rows of the table hold; a fact that does not exist satisfies nothing. Averages are compared as fractions. */
function rowsThatHold(orders: readonly StandingOrder[], rules: SegmentRules): string[] {
  const sales = orders.filter(({ counted }) => counted);
  const times = sales.map(({ placedAt }) => placedAt.getTime()).toSorted((a, b) => a - b);
  const spent = sales.reduce((sum, { totals }) => sum + BigInt(totals.totalCents), 0n);
  const facts: Record<Fact, bigint | null> = {
    silentMs: msSince(times.at(-1)),
    ageMs: msSince(times[0]),
    orders: BigInt(sales.length),
    spent,
    spentPerOrder: sales.length === 0 ? null : spent,
  };
  const holds = ([fact, comparison, threshold]: Condition): boolean => {
    const value = facts[fact];
    if (value === null) return false;
    const scale = fact === 'spentPerOrder' ? BigInt(sales.length) : 1n;
    const reached = value >= BigInt(threshold(rules)) * scale;
    return comparison === 'from' ? reached : !reached;
  };
  return TABLE.filter(([, , lists]) => lists.some((list) => list.every(holds))).map(
    ([name]) => name,
  );
}

describe('segment and trace', () => {
  it('agree with each other and with a second implementation on 10,000 random histories', () => {
    const seen = new Map<string, number>();
    const histories = fc.tuple(historyArbitrary(NOW), segmentRulesArbitrary);
    fc.assert(
      fc.property(histories, ([orders, rules]) => {
        const totals = sumOrders(orders);
        const why = explain(orders, rules);
        const rows = rowsThatHold(orders, rules);
        const expected = TABLE.find(([name]) => name === rows[0]);
        expect(segmentOf({ totals, rules, now: NOW })).toBe(expected?.[1]);
        expect(why.rule).toBe(expected?.[0]);
        const held = why.trace.filter(({ holds }) => holds).map(({ rule }) => rule);
        expect(held).toStrictEqual(rows.length > 1 ? rows.slice(0, -1) : rows);
        expect(why.trace.find(({ holds }) => holds)?.segment).toBe(expected?.[1]);
        const byValue = TABLE.slice(5).find(([name]) => rows.includes(name));
        expect(valueBandOf(totals, rules)).toBe(totals.orderCount === 0 ? 'new' : byValue?.[1]);
        seen.set(why.rule, (seen.get(why.rule) ?? 0) + 1);
      }),
      { numRuns: 10_000 },
    );
    expect([...seen.keys()].toSorted()).toStrictEqual(TABLE.map(([name]) => name).toSorted());
  });

  it('make what the stored schema accepts, word for word the same until a rule turns', () => {
    fc.assert(
      fc.property(
        historyArbitrary(NOW),
        segmentRulesArbitrary,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (orders, rules, share) => {
          const why = explain(orders, rules);
          expect(explanationSchema.parse(why)).toStrictEqual(why);
          const turns = why.trace.flatMap(({ turnsAt }) => turnsAt ?? []).filter((at) => at > NOW);
          const end = Math.min(NOW.getTime() + 500 * DAY_MS, ...turns.map((at) => at.getTime()));
          const later = new Date(
            Math.min(end - 1, NOW.getTime() + Math.floor(share * (end - NOW.getTime()))),
          );
          const totals = sumOrders(orders);
          expect(explainSegment({ totals, rules, now: later, calendar: NEW_YORK })).toStrictEqual(
            why,
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
