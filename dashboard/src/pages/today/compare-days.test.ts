import { compareDays, discountsInWords } from './compare-days';
import { figuresOf, type DayFigures } from './day-figures';

const NOTHING = figuresOf(null, null);
const BEFORE: DayFigures = {
  ...NOTHING,
  orders: 58,
  revenueCents: 421_000,
  averageCents: 7_259,
  unitsPerSale: 2.44,
  newBuyers: 3,
  returningBuyers: 40,
  hours: { '9': 20, '14': 21, '15': 17 },
};

const compare = (change: Partial<Parameters<typeof compareDays>[0]>) =>
  compareDays({ now: NOTHING, before: BEFORE, dayBefore: '2026-11-16', hour: 15, ...change });

describe('today against the same weekday', () => {
  it('says how much of the whole day is reached, and how far that day was by now', () => {
    expect(compare({ now: { ...NOTHING, revenueCents: 210_500 } })).toEqual({
      revenue: 'Last Monday: $4,210, 50% of it so far',
      orders: 'Last Monday: 58, 41 of them by 3 PM',
      average: 'Last Monday: $72.59, 2.4 units',
      newBuyers: 'Last Monday: 3',
      returningBuyers: 'Last Monday: 40',
    });
  });

  it.each([
    [421_000, 'Last Monday: $4,210, 100% of it so far'],
    [463_100, 'Last Monday: $4,210, already 1.1 times that'],
  ])('says when the whole day is surpassed (%i cents)', (revenueCents, words) => {
    expect(compare({ now: { ...NOTHING, revenueCents } }).revenue).toBe(words);
  });

  it('says nothing of the hours at the very beginning of a day', () => {
    expect(compare({ hour: 0 }).orders).toBe('Last Monday: 58');
  });

  it('says so when there was nothing to compare with', () => {
    expect(compare({ before: NOTHING })).toEqual({
      revenue: 'Last Monday: no sales',
      orders: 'Last Monday: no sales',
      average: 'Last Monday: no sales',
      newBuyers: 'Last Monday: no sales',
      returningBuyers: 'Last Monday: no sales',
    });
  });

  it('shares nothing out of refunds', () => {
    expect(compare({ before: { ...BEFORE, revenueCents: -500 } }).revenue).toBe('Last Monday: -$5');
  });
});

describe('discounts in words', () => {
  it('are what they took off the goods', () => {
    expect(discountsInWords(0.063)).toBe('Discounts took 6% off.');
    expect(discountsInWords(0)).toBe('No discounts.');
    expect(discountsInWords(null)).toBe('');
  });
});
