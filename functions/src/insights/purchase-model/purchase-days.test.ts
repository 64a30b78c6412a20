import * as fc from 'fast-check';
import { readRhythm } from './customer-rhythm';
import { toDayNumber, toPurchaseDays } from './purchase-days';
import { summarisePurchases } from './summarise-purchases';

const sale = (businessDay: string, totalCents: number, counted = true) => ({
  counted,
  businessDay,
  totals: { totalCents },
});
const bought = (...days: number[]) => days.map((day) => ({ day, cents: 1_000 }));

describe('toPurchaseDays', () => {
  it('joins the orders of a day, sorts, and leaves out what is no sale', () => {
    const orders = [
      sale('2026-03-02', 2_000),
      sale('2026-02-28', 500),
      sale('2026-03-02', 1_500),
      sale('2026-03-01', 9_900, false),
    ];
    const march2 = toDayNumber('2026-03-02');
    expect(toPurchaseDays(orders)).toStrictEqual([
      { day: march2 - 2, cents: 500 },
      { day: march2, cents: 3_500 },
    ]);
  });

  it('does not depend on the sequence of the orders', () => {
    const order = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: -500, max: 9_999 }), fc.boolean())
      .map(([day, cents, counted]) =>
        sale(`2026-02-${String(day).padStart(2, '0')}`, cents, counted),
      );
    fc.assert(
      fc.property(fc.array(order), (orders) => {
        expect(toPurchaseDays(orders.toReversed())).toStrictEqual(toPurchaseDays(orders));
      }),
    );
  });

  it('counts days from 1970, leap days included', () => {
    expect(['1970-01-01', '2024-02-29', '2024-03-01'].map(toDayNumber)).toStrictEqual([
      0, 19_782, 19_783,
    ]);
  });
});

describe('summarisePurchases', () => {
  it('counts repeat purchases by day, and time in days from the first', () => {
    const days = [...bought(100, 103), { day: 120, cents: 4_000 }];
    expect(summarisePurchases(days, 150)).toStrictEqual({
      repeats: 2,
      recency: 20,
      age: 50,
      meanCents: 2_000,
    });
  });

  it('knows nothing of what comes later', () => {
    const summary = { repeats: 1, recency: 3, age: 10, meanCents: 1_000 };
    expect(summarisePurchases(bought(100, 103, 120), 110)).toStrictEqual(summary);
    expect(summarisePurchases(bought(100), 99)).toBeNull();
    expect(summarisePurchases([], 99)).toBeNull();
  });
});

describe('readRhythm', () => {
  it('gives the median gap and the present one', () => {
    const rhythm = readRhythm(bought(0, 10, 22, 36, 100, 200), 131);
    expect(rhythm).toStrictEqual({ usualGapDays: 13, currentGapDays: 31, gaps: 4 });
  });

  it('takes the middle one of an odd number of gaps', () => {
    const rhythm = readRhythm(bought(0, 90, 102, 104), 104);
    expect(rhythm).toStrictEqual({ usualGapDays: 12, currentGapDays: 0, gaps: 3 });
  });

  it('claims none of three purchases or fewer', () => {
    expect(readRhythm(bought(0, 12, 24), 50)).toBeNull();
    expect(readRhythm([], 50)).toBeNull();
  });
});
