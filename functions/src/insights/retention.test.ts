import type { RetentionTier, RetentionTrend } from '../model/retention';
import type { Segment } from '../model/segment';
import { NEW_YORK, factsOf, saleAt } from '../testing/shopper-history';
import { standingOf } from './customer-standing';
import { retentionTierOf, retentionTrendOf } from './retention';
import { retentionPartsOf, retentionScoreOf } from './retention-score';
import type { RetentionFacts } from './retention-score';
import { streakOf } from './retention-streak';

const NOBODY: RetentionFacts = {
  daysSinceLast: null,
  orderCount: 0,
  spentCents: 0,
  segment: 'new',
  churnScore: null,
  points: 0,
  loyaltyTier: 'bronze',
  streakMonths: 0,
};

function engagementOf(changed: Partial<RetentionFacts>): number {
  return retentionPartsOf({ ...NOBODY, ...changed }).engagement;
}

describe('the parts of the retention score', () => {
  it.each<[number | null, number]>([
    [0, 30],
    [7, 30],
    [8, 28],
    [14, 28],
    [15, 22],
    [30, 22],
    [31, 16],
    [45, 16],
    [46, 10],
    [60, 10],
    [61, 5],
    [90, 5],
    [91, 2],
    [180, 2],
    [181, 0],
    [null, 0],
  ])('gives for %p days since the last order %i points of recency', (daysSinceLast, points) => {
    expect(retentionPartsOf({ ...NOBODY, daysSinceLast }).recency).toBe(points);
  });

  it('steps with the number of orders', () => {
    const counts = [0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 19, 20, 400];
    expect(
      counts.map((orderCount) => retentionPartsOf({ ...NOBODY, orderCount }).frequency),
    ).toStrictEqual([0, 3, 5, 7, 7, 9, 9, 11, 11, 13, 13, 15, 15]);
  });

  it('steps with the dollars spent', () => {
    const cents = [-500, 0, 4_999, 5_000, 9_999, 10_000, 25_000, 50_000, 100_000, 199_999, 200_000];
    expect(
      cents.map((spentCents) => retentionPartsOf({ ...NOBODY, spentCents }).monetary),
    ).toStrictEqual([1, 1, 1, 3, 3, 5, 8, 11, 13, 13, 15]);
  });

  it('turns the churn score into a part for staying, a half rounded up', () => {
    expect(
      [0, 10, 30, 50, 100].map((churnScore) => retentionPartsOf({ ...NOBODY, churnScore }).staying),
    ).toStrictEqual([25, 23, 18, 13, 0]);
  });

  it.each<[Segment, number]>([
    ['vip', 22],
    ['loyal', 20],
    ['frequent', 18],
    ['high_value', 18],
    ['new', 16],
    ['slipping', 10],
    ['at_risk', 5],
    ['churned', 0],
    ['regular', 12],
  ])('gives %s without a churn score %i points for staying', (segment, points) => {
    expect(retentionPartsOf({ ...NOBODY, segment }).staying).toBe(points);
  });

  it('adds points, streak and loyalty tier to engagement', () => {
    const points = [9, 10, 49, 50, 100, 200, 500, 1_000];
    expect(points.map((some) => engagementOf({ points: some }))).toStrictEqual([
      1, 2, 2, 3, 4, 5, 6, 7,
    ]);
    const streaks = [0, 1, 2, 3, 4, 6, 9, 10, 40];
    expect(streaks.map((streakMonths) => engagementOf({ streakMonths }))).toStrictEqual([
      1, 2, 3, 3, 4, 5, 5, 6, 6,
    ]);
    const tiers = ['bronze', 'silver', 'gold', 'platinum'] as const;
    expect(tiers.map((loyaltyTier) => engagementOf({ loyaltyTier }))).toStrictEqual([1, 2, 3, 4]);
  });

  it('sums up to 100 for the best of customers and stays above 0 for the last', () => {
    const best: RetentionFacts = {
      daysSinceLast: 0,
      orderCount: 50,
      spentCents: 900_000,
      segment: 'vip',
      churnScore: 0,
      points: 9_000,
      loyaltyTier: 'platinum',
      streakMonths: 12,
    };
    expect(retentionScoreOf(retentionPartsOf(best))).toBe(100);
    expect(retentionScoreOf(retentionPartsOf(NOBODY))).toBe(18);
  });
});

describe('tier and trend', () => {
  it.each<[number, RetentionTier]>([
    [100, 'champion'],
    [80, 'champion'],
    [79, 'engaged'],
    [55, 'engaged'],
    [54, 'at_risk'],
    [30, 'at_risk'],
    [29, 'dormant'],
    [0, 'dormant'],
  ])('calls a score of %i %s', (score, tier) => {
    expect(retentionTierOf(score)).toBe(tier);
  });

  it.each<[number, RetentionTrend]>([
    [5, 'rising'],
    [4, 'stable'],
    [0, 'stable'],
    [-4, 'stable'],
    [-5, 'falling'],
  ])('calls a change by %i %s', (change, trend) => {
    expect(retentionTrendOf(change)).toBe(trend);
  });
});

describe('the trend of a customer', () => {
  const boughtAt = new Date('2026-01-10T15:00:00Z');
  const facts = factsOf([saleAt(boughtAt, 5_600), saleAt(new Date('2026-02-20T15:00:00Z'), 5_600)]);
  const retentionAt = (now: string) => standingOf(facts, new Date(now)).retention;

  it('compares with the same orders as of 28 days earlier, whatever was stored then', () => {
    expect(retentionAt('2026-02-07T14:59:59.999Z')).toMatchObject({ earlierScore: 18 });
    expect(retentionAt('2026-02-07T15:00:00Z')).toMatchObject({ earlierScore: 58 });
  });

  it('rises with a purchase and falls with silence', () => {
    expect(retentionAt('2026-02-20T15:00:00Z')).toMatchObject({
      score: 64,
      earlierScore: 56,
      trend: 'rising',
      parts: { recency: 30, frequency: 5, monetary: 5, staying: 18, engagement: 6 },
      streakMonths: 2,
    });
    expect(retentionAt('2026-03-25T15:00:00Z')).toMatchObject({
      trend: 'falling',
      streakMonths: 2,
    });
  });

  it('takes points of the POS as they are, earlier too', () => {
    const kept = { ...facts, externalPoints: 1_000 };
    const { parts, earlierScore } = standingOf(kept, new Date('2026-01-10T15:00:00Z')).retention;
    expect(parts.engagement).toBe(12);
    expect(earlierScore).toBe(18 - 1 + 10);
  });

  it('counts orders that are not listed, because only the newest are', () => {
    const newest = factsOf(facts.orders.slice(1));
    const known = { ...newest, totals: facts.totals, ownPoints: facts.ownPoints };
    const now = new Date('2026-03-05T15:00:00Z');
    const all = standingOf(facts, now).retention;
    const { score, earlierScore } = standingOf(known, now).retention;
    // One month of streak is not listed; and that the customer came between the first order and 28 days ago is not either.
    expect([all.score - score, all.earlierScore - earlierScore]).toStrictEqual([1, 1]);
  });
});

function streakOn(...days: readonly string[]) {
  return streakOf(
    days.map((businessDay) => ({ counted: true, businessDay })),
    NEW_YORK,
  );
}

describe('streakOf', () => {
  it('is null without a counted order', () => {
    expect(streakOn()).toBeNull();
    expect(streakOf([{ counted: false, businessDay: '2026-01-10' }], NEW_YORK)).toBeNull();
  });

  it('counts the months in a row up to the last one, over the turn of the year', () => {
    expect(
      streakOn('2025-09-01', '2025-11-30', '2025-12-01', '2026-01-02', '2026-01-31')?.months,
    ).toBe(3);
  });

  it('ends when the month after the next one begins on the wall of the store', () => {
    expect(streakOn('2026-01-31')?.endsAt).toStrictEqual(new Date('2026-03-01T05:00:00Z'));
    expect(streakOn('2026-02-01')?.endsAt).toStrictEqual(new Date('2026-04-01T04:00:00Z'));
    expect(streakOn('2026-11-01')?.endsAt).toStrictEqual(new Date('2027-01-01T05:00:00Z'));
  });

  it('counts in the score to its very last millisecond', () => {
    const facts = factsOf([saleAt(new Date('2026-01-31T15:00:00Z'), 5_600)]);
    const streakAt = (now: string) => standingOf(facts, new Date(now)).retention.streakMonths;
    expect(streakAt('2026-03-01T04:59:59.999Z')).toBe(1);
    expect(streakAt('2026-03-01T05:00:00Z')).toBe(0);
  });
});
