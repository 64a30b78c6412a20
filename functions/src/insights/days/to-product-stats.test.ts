import { daysOfStock, isInDemand, trendOf, unitsPerDay } from '../../model/product-stats';
import { productDays, toProductStats } from './to-product-stats';

const NOW = new Date('2026-03-01T12:00:00Z');
const AS_OF = '2026-02-28';

const sold = (day: string, id: string, units: number) => ({
  day,
  products: { [id]: { units, salesCents: Math.round(units * 1_000) } },
});

describe('toProductStats', () => {
  const days = [
    sold('2026-01-03', 'a', 100),
    sold('2026-01-04', 'a', 2),
    sold('2026-01-31', 'a', 3),
    sold('2026-02-01', 'a', 0.1),
    sold('2026-02-21', 'a', 0.2),
    sold('2026-02-22', 'a', 5),
    sold('2026-02-28', 'a', 7),
    sold('2026-03-01', 'a', 100),
    sold('2026-01-31', 'b', 4),
  ];

  it('adds up the last week, the last four and the four before, whole days up to yesterday', () => {
    expect(toProductStats(days, { asOf: AS_OF, now: NOW })).toStrictEqual({
      asOf: AS_OF,
      computedAt: NOW,
      products: {
        a: {
          units7: 12,
          units28: 12.3,
          unitsBefore28: 5,
          salesCents28: 12_300,
          lastSoldOn: '2026-02-28',
        },
        b: {
          units7: 0,
          units28: 0,
          unitsBefore28: 4,
          salesCents28: 0,
          lastSoldOn: '2026-01-31',
        },
      },
    });
  });

  it('says the same in whichever sequence the days come', () => {
    const how = { asOf: AS_OF, now: NOW };
    expect(toProductStats(days.toReversed(), how)).toStrictEqual(toProductStats(days, how));
  });

  it('is made of eight weeks', () => {
    const wanted = productDays(AS_OF);
    expect([wanted.length, wanted[0], wanted.at(-1)]).toStrictEqual([56, '2026-01-04', AS_OF]);
  });
});

describe('a product', () => {
  it('has a pace and lasts for days, unless none was sold', () => {
    expect(unitsPerDay({ units28: 56 })).toBe(2);
    expect(daysOfStock(10, { units28: 56 })).toBe(5);
    expect(daysOfStock(-3, { units28: 56 })).toBe(0);
    expect(daysOfStock(10, { units28: 0 })).toBeNull();
    expect(daysOfStock(10, undefined)).toBeNull();
  });

  it('is in demand above two units a day over a week', () => {
    expect([14, 14.5].map((units7) => isInDemand({ units7 }))).toStrictEqual([false, true]);
  });

  it('has a trend where there is something to compare with', () => {
    expect(trendOf({ units28: 15, unitsBefore28: 10 })).toBe(0.5);
    expect(trendOf({ units28: 0, unitsBefore28: 10 })).toBe(-1);
    expect(trendOf({ units28: 15, unitsBefore28: 0 })).toBeNull();
  });
});
