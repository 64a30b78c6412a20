import * as fc from 'fast-check';
import type { OrderTotals } from '../../model/insights';
import { rfmSchema } from '../../model/rfm';
import type { RfmCuts, RfmGroup } from '../../model/rfm';
import { nextRfmStep, rfmOf } from './rfm';

const MS_PER_DAY = 86_400_000;
const NOW = new Date('2026-06-01T12:00:00Z');

const CUTS: RfmCuts = {
  recencyDays: [60, 30, 14, 7],
  orderCounts: [2, 3, 5, 9],
  spentCents: [5_000, 10_000, 30_000, 80_000],
};

const NO_ORDERS: OrderTotals = {
  orderCount: 0,
  spentCents: 0,
  averageCents: 0,
  firstOrderAt: null,
  lastOrderAt: null,
};

function bought(days: number, orderCount: number, spentCents: number): OrderTotals {
  const at = new Date(NOW.getTime() - days * MS_PER_DAY);
  return { orderCount, spentCents, averageCents: 0, firstOrderAt: at, lastOrderAt: at };
}

/** Days, orders and cents that score 1 to 5 by the cuts above. */
const DAYS = [61, 60, 30, 14, 7] as const;
const ORDERS = [1, 2, 3, 5, 9] as const;
const CENTS = [4_999, 5_000, 10_000, 30_000, 80_000] as const;

const rising = (least: number) =>
  fc
    .array(fc.integer({ min: least, max: 90 }), { minLength: 4, maxLength: 4 })
    .map((values) => values.toSorted((left, right) => left - right))
    .map(([a = 0, b = 0, c = 0, d = 0]): [number, number, number, number] => [a, b, c, d]);

describe('rfmOf', () => {
  it.each<[number, RfmGroup[]]>([
    [5, ['new', 'promising', 'active', 'loyal', 'champions']],
    [4, ['promising', 'active', 'active', 'loyal', 'champions']],
    [3, ['needs_attention', 'needs_attention', 'needs_attention', 'loyal', 'loyal']],
    [2, ['almost_lost', 'almost_lost', 'at_risk', 'at_risk', 'at_risk']],
    [1, ['dormant', 'dormant', 'dormant', 'previously_loyal', 'previously_loyal']],
  ])('puts recency %i into the groups of the table', (recency, expected) => {
    const found = [1, 2, 3, 4, 5].map((score) => {
      const totals = bought(DAYS[recency - 1] ?? 0, ORDERS[score - 1] ?? 0, CENTS[score - 1] ?? 0);
      return rfmOf({ totals, cuts: CUTS, now: NOW });
    });
    expect(found.map((rfm) => rfm?.group)).toStrictEqual(expected);
    expect(found.map((rfm) => rfm?.scores?.recency)).toStrictEqual(Array(5).fill(recency));
    expect(found.map((rfm) => rfm?.scores?.frequencyMonetary)).toStrictEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    [1, 2, 2],
    [1, 4, 3],
    [5, 2, 4],
    [1, 5, 3],
    [4, 5, 5],
  ])('rounds the mean of frequency %i and spend %i half up to %i', (f, m, expected) => {
    const totals = bought(0, ORDERS[f - 1] ?? 0, CENTS[m - 1] ?? 0);
    const scores = rfmOf({ totals, cuts: CUTS, now: NOW })?.scores;
    expect(scores).toStrictEqual({
      recency: 5,
      frequency: f,
      monetary: m,
      frequencyMonetary: expected,
    });
  });

  it('says why in numbers, and what the next better score takes', () => {
    expect(rfmOf({ totals: bought(20, 6, 61_240), cuts: CUTS, now: NOW })?.why).toStrictEqual([
      'Recency 3 of 5: last order 15 to 30 days ago.',
      'Frequency 4 of 5: 6 orders, 9 needed for 5.',
      'Spend 4 of 5: $612.40 lifetime, $800.00 needed for 5.',
    ]);
    expect(rfmOf({ totals: bought(3, 9, 123_456_700), cuts: CUTS, now: NOW })?.why).toStrictEqual([
      'Recency 5 of 5: last order at most 7 days ago.',
      'Frequency 5 of 5: 9 orders.',
      'Spend 5 of 5: $1,234,567.00 lifetime.',
    ]);
    expect(rfmOf({ totals: bought(400, 1, -300), cuts: CUTS, now: NOW })?.why).toStrictEqual([
      'Recency 1 of 5: last order more than 60 days ago.',
      'Frequency 1 of 5: 1 order, 2 needed for 2.',
      'Spend 1 of 5: -$3.00 lifetime, $50.00 needed for 2.',
    ]);
  });

  it('names the score that is really next when cuts coincide', () => {
    const cuts: RfmCuts = { ...CUTS, recencyDays: [1, 0, 0, 0], orderCounts: [1, 2, 2, 2] };
    const said = [0, 1, 2].map(
      (days) => rfmOf({ totals: bought(days, 1, 0), cuts, now: NOW })?.why,
    );
    expect(said.map((why) => why?.[0])).toStrictEqual([
      'Recency 5 of 5: last order less than 1 day ago.',
      'Recency 2 of 5: last order 1 day ago.',
      'Recency 1 of 5: last order more than 1 day ago.',
    ]);
    expect(said[0]?.[1]).toBe('Frequency 2 of 5: 1 order, 2 needed for 5.');
  });

  it('calls customers without orders prospects', () => {
    const rfm = rfmOf({ totals: NO_ORDERS, cuts: CUTS, now: NOW });
    expect(rfm).toStrictEqual({ group: 'prospects', scores: null, why: ['No order yet.'] });
  });

  it('says nothing of anybody without cuts', () => {
    expect(rfmOf({ totals: bought(3, 3, 3), cuts: null, now: NOW })).toBeNull();
    expect(rfmOf({ totals: NO_ORDERS, cuts: null, now: NOW })).toBeNull();
  });
});

describe('nextRfmStep', () => {
  it('is the instant at which the day after a cut is complete', () => {
    const totals = bought(0, 1, 100);
    const last = NOW.getTime();
    const steps: number[] = [];
    for (let now = NOW; ;) {
      const next = nextRfmStep({ totals, cuts: CUTS, now });
      if (next === null) break;
      steps.push((next.getTime() - last) / MS_PER_DAY);
      now = next;
    }
    expect(steps).toStrictEqual([8, 15, 31, 61]);
  });

  it('is missing when time changes nothing', () => {
    expect(nextRfmStep({ totals: NO_ORDERS, cuts: CUTS, now: NOW })).toBeNull();
    expect(nextRfmStep({ totals: bought(61, 1, 100), cuts: CUTS, now: NOW })).toBeNull();
    expect(nextRfmStep({ totals: bought(0, 1, 100), cuts: null, now: NOW })).toBeNull();
  });

  it('names every instant at which the scores, the group or the reasons change, and no other', () => {
    const cuts = fc.record({
      recencyDays: rising(0).map(([a, b, c, d]): [number, number, number, number] => [d, c, b, a]),
      orderCounts: rising(1),
      spentCents: rising(-50),
    });
    const ms = fc.integer({ min: -5 * MS_PER_DAY, max: 120 * MS_PER_DAY });
    const orders = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(cuts, ms, ms, orders, (drawn, sinceMs, laterMs, orderCount) => {
        const totals = bought(sinceMs / MS_PER_DAY, orderCount, orderCount);
        const at = (now: Date) => rfmOf({ totals, cuts: drawn, now });
        const next = nextRfmStep({ totals, cuts: drawn, now: NOW });
        const later = new Date(NOW.getTime() + Math.abs(laterMs));
        const before = at(NOW);
        expect(rfmSchema.parse(before)).toStrictEqual(before);
        const still = next === null ? [later] : [new Date(next.getTime() - 1)];
        if (next !== null && later < next) still.push(later);
        expect(still.map(at)).toStrictEqual(still.map(() => before));
        const after = at(next ?? NOW)?.scores?.recency ?? 0;
        const now = before?.scores?.recency ?? 0;
        expect(next === null || (next > NOW && after < now)).toBe(true);
      }),
    );
  });
});
