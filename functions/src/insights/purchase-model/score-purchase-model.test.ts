import * as fc from 'fast-check';
import { purchaseScorecardSchema } from '../../model/purchase-scorecard';
import { drawCustomers } from '../../testing/draw-purchases';
import { calibrate } from './calibrate';
import { comparePredictions } from './compare-predictions';
import { scorePurchaseModel } from './score-purchase-model';
import { planSplit, splitHistories } from './split-histories';

// Day 0 of the drawn populations is 1 January 1970: 450 days to fit, and 90 to compare.
const SPLIT = { calibrationEnd: '1971-03-26', holdoutEnd: '1971-06-24' };
const FITTED_AT = new Date('2026-07-01T07:00:00Z');
const TRUTH = {
  purchases: { r: 1.1, alpha: 1 / 0.03, a: 1.1, b: 5 },
  spend: { p: 6, q: 4, v: 3_200 },
};
const POPULATION = { seed: 1, customers: 20_000, days: 540, ...TRUTH };

describe('scorePurchaseModel', () => {
  const histories = [...drawCustomers(POPULATION)];
  const score = (truth: typeof TRUTH | null) =>
    scorePurchaseModel({ histories, split: SPLIT, fittedAt: FITTED_AT, truth });
  const card = score(TRUTH);

  it('knows within five points in every tenth who is still a customer, and who comes back', () => {
    expect(card.alive!.deciles).toHaveLength(10);
    expect(card.alive!.maxErrorPoints).toBeLessThan(5);
    expect(card.returning!.maxErrorPoints).toBeLessThan(5);
  });

  it('takes more than four fifths of the gain that the true parameters take', () => {
    for (const { meanAbsoluteError, meanSquaredError } of [card.purchases!, card.revenue!]) {
      expect(meanAbsoluteError.truth).toBeLessThan(meanAbsoluteError.naive);
      expect(meanAbsoluteError.gainShare).toBeGreaterThan(0.9);
      expect(meanSquaredError.gainShare).toBeGreaterThan(0.9);
    }
  });

  it('says how much was predicted and how much came in all', () => {
    const { actual, model, naive } = card.purchases!.totals;
    expect(Math.abs(model / actual - 1)).toBeLessThan(0.05);
    expect(naive / actual).toBeGreaterThan(1.2);
    const bought = histories.flatMap(({ days }) =>
      days.some(({ day }) => day < 450) ? days.filter(({ day }) => day >= 450) : [],
    );
    expect(actual).toBe(bought.length);
    const cents = bought.reduce((sum, day) => sum + day.cents, 0);
    expect(card.revenue!.totals.actual).toBe(cents);
  });

  it('stores nothing that is not a number', () => {
    expect(purchaseScorecardSchema.parse(card)).toStrictEqual(card);
  });

  it('leaves out what only a simulation can know', () => {
    const strangers = histories.map(({ days }) => ({ days }));
    const given = { histories: strangers, split: SPLIT, fittedAt: FITTED_AT };
    const plain = scorePurchaseModel(given);
    expect(plain.alive).toBeNull();
    expect(plain.purchases!.meanAbsoluteError).toMatchObject({ truth: null, gainShare: null });
    expect(plain.returning).toStrictEqual(card.returning);
  });

  it('reports a population of regular rhythms too, for which the model is not made', () => {
    const regulars = [...drawCustomers({ ...POPULATION, customers: 3_000, regularity: 4 })];
    const other = scorePurchaseModel({ histories: regulars, split: SPLIT, fittedAt: FITTED_AT });
    expect(other.gate.open).toBe(true);
    expect(purchaseScorecardSchema.parse(other)).toStrictEqual(other);
    const { meanSquaredError } = other.purchases!;
    expect(meanSquaredError.model).toBeLessThan(meanSquaredError.naive);
  });

  it('has no figures while the gate of the first part is closed', () => {
    const few = scorePurchaseModel({
      histories: histories.slice(0, 150),
      split: SPLIT,
      fittedAt: FITTED_AT,
    });
    expect(few).toMatchObject({ returning: null, alive: null, purchases: null, revenue: null });
    expect(few.gate.reason).toBe('too_few_customers');
    expect(purchaseScorecardSchema.parse(few)).toStrictEqual(few);
  });
});

const bought = (...days: number[]) => days.map((day) => ({ day, cents: 100 + day }));

describe('splitHistories', () => {
  it('puts each day on one side, and compares with as many days before', () => {
    const histories = [{ days: bought(5, 40, 50, 51, 60, 61), leftOn: null }];
    expect(splitHistories(histories, { calibrationEnd: 50, holdoutDays: 10 })).toStrictEqual([
      {
        summary: { repeats: 2, recency: 45, age: 45, meanCents: 395 / 3 },
        isAlive: true,
        actual: { purchases: 2, cents: 311 },
        before: { purchases: 1, cents: 150 },
      },
    ]);
  });

  it('leaves out who came first in the holdout, and knows who had left', () => {
    const histories = [
      { days: bought(51), leftOn: null },
      { days: bought(10), leftOn: 10 },
      { days: bought(10, 55), leftOn: 55 },
      { days: bought(10, 50), leftOn: 50 },
      { days: bought(10) },
    ];
    const split = splitHistories(histories, { calibrationEnd: 50, holdoutDays: 10 });
    expect(split.map(({ isAlive }) => isAlive)).toStrictEqual([false, true, false, null]);
  });
});

describe('planSplit', () => {
  it('holds the last 90 days out once as many are left to fit', () => {
    expect(planSplit({ fromDay: '2026-01-01', toDay: '2026-06-30' })).toStrictEqual({
      calibrationEnd: '2026-04-01',
      holdoutEnd: '2026-06-30',
    });
    expect(planSplit({ fromDay: '2026-01-02', toDay: '2026-06-30' })).toBeNull();
  });
});

describe('calibrate', () => {
  it('compares tenths from the least likely up', () => {
    const outcomes = Array.from({ length: 20 }, (_, i) => ({
      predicted: i / 20,
      happened: i >= 10,
    }));
    const { deciles, maxErrorPoints } = calibrate(outcomes.toReversed())!;
    expect(deciles[0]).toStrictEqual({ customers: 2, predicted: 0.025, observed: 0 });
    expect(deciles[5]).toStrictEqual({ customers: 2, predicted: 0.525, observed: 1 });
    expect(maxErrorPoints).toBeCloseTo(47.5, 9);
  });

  it('places every outcome once', () => {
    const outcome = fc.record({
      predicted: fc.double({ min: 0, max: 1, noNaN: true }),
      happened: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
        const { deciles, maxErrorPoints } = calibrate(outcomes)!;
        const placed = deciles.reduce((sum, { customers }) => sum + customers, 0);
        const came = deciles.reduce((sum, decile) => sum + decile.customers * decile.observed, 0);
        expect(placed).toBe(outcomes.length);
        expect(came).toBeCloseTo(outcomes.filter(({ happened }) => happened).length, 9);
        expect(maxErrorPoints >= 0 && maxErrorPoints <= 100).toBe(true);
      }),
    );
    expect(calibrate([])).toBeNull();
  });
});

describe('comparePredictions', () => {
  it('measures the part of the way to the truth', () => {
    const score = comparePredictions([
      { actual: 4, model: 3, naive: 0, truth: 4 },
      { actual: 0, model: 1, naive: 0, truth: 0 },
    ])!;
    expect(score).toStrictEqual({
      totals: { actual: 4, model: 4, naive: 0 },
      meanAbsoluteError: { model: 1, naive: 2, truth: 0, gainShare: 0.5 },
      meanSquaredError: { model: 1, naive: 8, truth: 0, gainShare: 0.875 },
    });
  });

  it('claims no share where the truth is unknown or no better than the naive guess', () => {
    const unknown = comparePredictions([{ actual: 1, model: 1, naive: 0, truth: null }])!;
    expect(unknown.meanAbsoluteError).toMatchObject({ truth: null, gainShare: null });
    const useless = comparePredictions([{ actual: 1, model: 1, naive: 1, truth: 2 }])!;
    expect(useless.meanAbsoluteError).toMatchObject({ truth: 1, gainShare: null });
    expect(comparePredictions([])).toBeNull();
  });
});
