import * as fc from 'fast-check';
import type { OrderTotals } from '../model/insights';
import { DEFAULT_RULES } from '../model/rules';
import type { SegmentRules } from '../model/rules';
import { historyArbitrary, saleAt, segmentRulesArbitrary } from '../testing/shopper-history';
import { distanceOf, isBetterSegment } from './explain-distance';
import { sumOrders } from './order-totals';
import type { StandingOrder } from './retention-snapshot';
import { segmentOf } from './segment';

const NOW = new Date('2026-03-01T17:00:00Z');
const RULES = DEFAULT_RULES.segments;

function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * 86_400_000);
}

function totalsOf(
  ...[orders, cents, last, first]: readonly [number, number, number, number]
): OrderTotals {
  return {
    orderCount: orders,
    spentCents: cents,
    averageCents: Math.round(cents / orders),
    firstOrderAt: daysAgo(first),
    lastOrderAt: daysAgo(last),
  };
}

function distance(...history: [number, number, number, number]) {
  return distanceOf({ totals: totalsOf(...history), rules: RULES, now: NOW });
}

describe('distanceOf', () => {
  it('names the nearest better segment by amount and by orders, which may be two', () => {
    expect(distance(5, 33_000, 10, 100)).toStrictEqual({
      byAmount: {
        segment: 'frequent',
        leastCents: 0,
        mostCents: 2_999,
        text: 'An order of $29.99 or less: Frequent',
      },
      byOrders: {
        segment: 'vip',
        orders: 3,
        eachCents: 6_600,
        text: '3 orders more at $66.00: VIP',
      },
      showsAt: null,
    });
  });

  it('asks a high-value customer for the rest of $500', () => {
    expect(distance(3, 38_760, 10, 100)).toStrictEqual({
      byAmount: {
        segment: 'vip',
        leastCents: 11_240,
        mostCents: null,
        text: 'An order of $112.40 or more: VIP',
      },
      byOrders: {
        segment: 'vip',
        orders: 1,
        eachCents: 12_920,
        text: '1 order more at $129.20: VIP',
      },
      showsAt: null,
    });
  });

  it('counts the orders that a frequent customer has and a loyal one lacks', () => {
    expect(distance(3, 12_000, 10, 100)?.byOrders).toStrictEqual({
      segment: 'frequent',
      orders: 2,
      eachCents: 4_000,
      text: '2 orders more at $40.00: Frequent',
    });
  });

  it('knows that one more order can cost a segment that looks at hand', () => {
    expect(distance(4, 29_996, 10, 100)?.byAmount).toMatchObject({
      segment: 'frequent',
      leastCents: 0,
      mostCents: 3,
    });
  });

  it('welcomes a lapsed VIP back with any order', () => {
    expect(distance(10, 100_000, 95, 400)).toMatchObject({
      byAmount: { segment: 'vip', leastCents: 0, mostCents: null, text: 'Any order: VIP' },
      byOrders: { segment: 'vip', orders: 1 },
      showsAt: null,
    });
  });

  it('tells a new customer when a purchase will show', () => {
    expect(distance(2, 20_000, 5, 20)).toMatchObject({
      byAmount: { segment: 'vip', leastCents: 30_000 },
      byOrders: { segment: 'vip', orders: 3, eachCents: 10_000 },
      showsAt: new Date('2026-03-11T17:00:00Z'),
    });
    expect(distance(1, 5_000, 5, 5)).toMatchObject({
      byAmount: { segment: 'loyal', leastCents: 0 },
      byOrders: { segment: 'loyal', orders: 1 },
    });
  });

  it('is null for VIPs and for those without orders', () => {
    expect(distance(4, 61_240, 10, 100)).toBeNull();
    expect(distanceOf({ totals: sumOrders([]), rules: RULES, now: NOW })).toBeNull();
  });
});

/** The segment once these amounts were bought now, when it shows. */
function segmentAfter(
  orders: readonly StandingOrder[],
  amounts: readonly number[],
  { rules, showsAt }: { rules: SegmentRules; showsAt: Date | null },
) {
  const bought = amounts.map((cents) => saleAt(NOW, cents));
  return segmentOf({ totals: sumOrders([...orders, ...bought]), rules, now: showsAt ?? NOW });
}

/** Orders up to now, thresholds under which who buys now is still active when the first days are over. */
const questions = fc
  .tuple(historyArbitrary(NOW), segmentRulesArbitrary)
  .map(([orders, rules]): [StandingOrder[], SegmentRules] => [
    orders.filter(({ placedAt }) => placedAt < NOW),
    { ...rules, newMaxDays: Math.min(rules.newMaxDays, rules.slippingMinDays) },
  ]);

describe('distanceOf as a law', () => {
  it('comes true: an order of the least amount betters the segment, any lesser one does not', () => {
    let checked = 0;
    fc.assert(
      fc.property(
        questions,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 5 }),
        ([orders, rules], shares) => {
          const totals = sumOrders(orders);
          const found = distanceOf({ totals, rules, now: NOW });
          if (found?.byAmount === null || found?.byAmount === undefined) return;
          const { showsAt, byAmount } = found;
          const { leastCents, mostCents, segment } = byAmount;
          const after = (cents: number) => segmentAfter(orders, [cents], { rules, showsAt });
          const today = segmentOf({ totals, rules, now: NOW });
          expect(after(leastCents)).toBe(segment);
          expect(isBetterSegment(segment, today)).toBe(true);
          const untouched = showsAt === null ? today : segmentOf({ totals, rules, now: showsAt });
          const base = isBetterSegment(untouched, today) ? untouched : today;
          for (const share of leastCents === 0 ? [] : [...shares, (leastCents - 1) / leastCents]) {
            expect(isBetterSegment(after(Math.floor(share * leastCents)), base)).toBe(false);
            checked += 1;
          }
          const most = mostCents ?? leastCents + 1_000_000;
          for (const share of shares) {
            const cents = leastCents + Math.floor(share * (most - leastCents + 1));
            expect(isBetterSegment(after(cents), base)).toBe(true);
          }
          const beyond = mostCents === null ? base : after(mostCents + 1);
          expect(isBetterSegment(beyond, base)).toBe(false);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(checked).toBeGreaterThan(500);
  });

  it('comes true: so many orders of the average better the segment, fewer do not', () => {
    let checked = 0;
    fc.assert(
      fc.property(questions, ([orders, rules]) => {
        const totals = sumOrders(orders);
        const found = distanceOf({ totals, rules, now: NOW });
        if (found?.byOrders === null || found?.byOrders === undefined) return;
        const { showsAt, byOrders } = found;
        fc.pre(byOrders.orders < 200);
        const today = segmentOf({ totals, rules, now: NOW });
        const untouched = showsAt === null ? today : segmentOf({ totals, rules, now: showsAt });
        const base = isBetterSegment(untouched, today) ? untouched : today;
        for (let count = 1; count <= byOrders.orders; count += 1) {
          const bought = Array.from({ length: count }, () => byOrders.eachCents);
          const after = segmentAfter(orders, bought, { rules, showsAt });
          expect(isBetterSegment(after, base)).toBe(count === byOrders.orders);
          checked += 1;
        }
        expect(byOrders.eachCents).toBe(totals.averageCents);
      }),
      { numRuns: 2_000 },
    );
    expect(checked).toBeGreaterThan(1_000);
  });
});
