import * as fc from 'fast-check';
import { churnSchema } from '../model/churn';
import { autoTagsSchema } from '../model/customer-tags';
import { explanationSchema } from '../model/explanation';
import { retentionSchema } from '../model/retention';
import { DEFAULT_RULES } from '../model/rules';
import { watchSchema } from '../model/watch-list';
import {
  factsOf,
  historyArbitrary,
  saleAt,
  segmentRulesArbitrary,
} from '../testing/shopper-history';
import { standingOf } from './customer-standing';
import type { Standing } from './customer-standing';
import { nextReviewOf } from './next-review';
import type { StandingOrder } from './retention-snapshot';

const NOW = new Date('2026-03-01T17:00:00Z');
const DAY_MS = 86_400_000;

function daysFrom(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** The instants of all reviews that follow, if nobody buys any more. */
function reviewsOf(orders: readonly StandingOrder[], from: Date): Date[] {
  const facts = factsOf(orders);
  const reviews: Date[] = [];
  for (
    let at = nextReviewOf({ facts, now: from });
    at !== null;
    at = nextReviewOf({ facts, now: at })
  ) {
    reviews.push(at);
  }
  return reviews;
}

describe('nextReviewOf', () => {
  it('is null when time will never change anything', () => {
    expect(nextReviewOf({ facts: factsOf([]), now: NOW })).toBeNull();
    const longAgo = [saleAt(daysFrom(NOW, -209), 5_000)];
    expect(nextReviewOf({ facts: factsOf(longAgo), now: NOW })).toBeNull();
  });

  it('comes back for the trend when nothing else moves', () => {
    const facts = factsOf([saleAt(daysFrom(NOW, -208), 5_000)]);
    expect(nextReviewOf({ facts, now: NOW })).toStrictEqual(daysFrom(NOW, 1));
    expect(standingOf(facts, NOW).retention).toMatchObject({ score: 9, earlierScore: 11 });
    expect(standingOf(facts, daysFrom(NOW, 1)).retention).toMatchObject({
      score: 9,
      earlierScore: 9,
    });
  });

  it('follows a single purchase from step to step, each on its day, until nothing moves', () => {
    const boughtAt = new Date('2026-01-10T15:00:00Z');
    const days = reviewsOf([saleAt(boughtAt, 5_600)], boughtAt).map(
      (at) => (at.getTime() - boughtAt.getTime()) / DAY_MS,
    );
    const byRecency = [8, 14, 15, 25, 30, 31, 45, 46, 60, 61, 75, 90, 91, 181];
    const byTrend = [28, 36, 42, 43, 53, 58, 59, 73, 74, 89, 103, 119, 209];
    // At 60 and 90 days the segment moves, which the score of 28 days earlier does not feel: 88 and 118 are no steps.
    // The streak ends with February, at midnight in New York.
    const byStreak = [49 + 14 / 24, 77 + 14 / 24];
    expect(days.map((day) => day.toFixed(4))).toStrictEqual(
      [...byRecency, ...byTrend, ...byStreak]
        .toSorted((a, b) => a - b)
        .map((day) => day.toFixed(4)),
    );
  });

  it('minds the steps of values outside the standing, but no past ones', () => {
    const facts = factsOf([saleAt(daysFrom(NOW, -1), 5_000)]);
    const own = daysFrom(NOW, 7);
    const ask = (...days: number[]) =>
      nextReviewOf({ facts, now: NOW, otherSteps: days.map((day) => daysFrom(NOW, day)) });
    expect(ask()).toStrictEqual(own);
    expect(ask(-3, 0, 9)).toStrictEqual(own);
    expect(ask(9, 3, 5)).toStrictEqual(daysFrom(NOW, 3));
    const settled = factsOf([]);
    const otherSteps = [daysFrom(NOW, -1), daysFrom(NOW, 2)];
    expect(nextReviewOf({ facts: settled, now: NOW, otherSteps })).toStrictEqual(daysFrom(NOW, 2));
  });
});

const factsArbitrary = fc
  .tuple(historyArbitrary(NOW), segmentRulesArbitrary, fc.option(fc.nat({ max: 1_500 })))
  .map(([orders, segments, externalPoints]) =>
    factsOf(orders, { externalPoints, rules: { ...DEFAULT_RULES, segments } }),
  );

describe('nextReviewOf as a law', () => {
  it('leaves the standing as it is until the review, and finds another one then', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    let reviews = 0;
    fc.assert(
      fc.property(
        factsArbitrary,
        fc.array(share, { minLength: 2, maxLength: 4 }),
        (facts, shares) => {
          const standing = standingOf(facts, NOW);
          const review = nextReviewOf({ facts, now: NOW });
          const end = review ?? daysFrom(NOW, 700);
          const span = end.getTime() - NOW.getTime() - 1;
          for (const part of [...shares, 1]) {
            const later = new Date(NOW.getTime() + Math.floor(part * span));
            expect(standingOf(facts, later)).toStrictEqual(standing);
          }
          const stays = review !== null && sameStanding(standingOf(facts, review), standing);
          expect(stays).toBe(false);
          reviews += review === null ? 0 : 1;
        },
      ),
      { numRuns: 2_000 },
    );
    expect(reviews).toBeGreaterThan(1_000);
  });

  it('stands on what the stored schemas accept', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const { why, churn, retention, watch, autoTags } = standingOf(facts, NOW);
        expect(explanationSchema.parse(why)).toStrictEqual(why);
        expect(churnSchema.nullable().parse(churn)).toStrictEqual(churn);
        expect(retentionSchema.parse(retention)).toStrictEqual(retention);
        expect(watchSchema.parse(watch)).toStrictEqual(watch);
        expect(autoTagsSchema.parse(autoTags)).toStrictEqual(autoTags);
      }),
      { numRuns: 500 },
    );
  });

  it('answers for instants and days at the ends of time', () => {
    const order = fc.record({
      counted: fc.constant(true),
      placedAt: fc.date({ noInvalidDate: true }),
      businessDay: fc.constantFrom('0000-01-01', '0001-12-31', '2026-02-28', '9999-12-31'),
      totals: fc.constant(saleAt(NOW, 0).totals),
    });
    fc.assert(
      fc.property(
        fc.array(order, { maxLength: 3 }),
        fc.date({ noInvalidDate: true }),
        (orders, now) => {
          const facts = factsOf(orders);
          const { why, retention } = standingOf(facts, now);
          expect(explanationSchema.parse(why)).toStrictEqual(why);
          expect(retentionSchema.parse(retention)).toStrictEqual(retention);
          expect(nextReviewOf({ facts, now })?.getTime()).not.toBeNaN();
        },
      ),
    );
  });

  it('does not depend on the sequence of the orders', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const turned = { ...facts, orders: facts.orders.toReversed() };
        expect(standingOf(turned, NOW)).toStrictEqual(standingOf(facts, NOW));
        expect(nextReviewOf({ facts: turned, now: NOW })).toStrictEqual(
          nextReviewOf({ facts, now: NOW }),
        );
      }),
      { numRuns: 300 },
    );
  });
});

function sameStanding(one: Standing, other: Standing): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
