import { disturbedDays } from './disturbed-days';

const at = (day: number, hour = 12): Date => new Date(Date.UTC(2026, 0, day, hour));

const order = (day: number, counted = true, hour = 12) => ({
  businessDay: `2026-01-${String(day).padStart(2, '0')}`,
  counted,
  placedAt: at(day, hour),
});

const ORDERS = [order(9), order(5), order(5, true, 9), order(20), order(25, false)];

describe('disturbedDays', () => {
  it.each([
    ['nothing where the first sale stays', at(5, 9), at(5, 9), []],
    ['nothing where there was and is none', null, null, []],
    ['the day that was first, where an earlier sale came to light', at(9), at(5, 9), ['09']],
    ['the day that is first now, where the first sale was voided', at(3), at(5, 9), ['05']],
    ['every day with a sale, where somebody is known now', null, at(5, 9), ['05', '09', '20']],
  ])('names %s', (_, before, after, expected) => {
    expect(disturbedDays(before, after, ORDERS)).toStrictEqual(
      expected.map((day) => `2026-01-${day}`),
    );
  });
});
