import type { SeriesDay } from '@model/series';
import { stretchOf, stretchesUntil, toRevenueLine, yearsBetween, type Step } from './revenue-line';

const day = (orders: number, revenueCents: number): SeriesDay => ({
  orders,
  revenueCents,
  hours: {},
  newBuyers: 0,
  returningBuyers: 0,
  locations: { north: { orders: 1, revenueCents: 100, hours: {} } },
});

const THIS_YEAR = { days: { '2026-01-01': day(2, 500), '2026-01-05': day(3, 700) } };
const LAST_YEAR = { days: { '2025-12-30': day(4, 900), '2025-12-01': day(5, 1_000) } };
const LINES = [LAST_YEAR, THIS_YEAR];

const ends = (step: Step) => {
  const all = stretchesUntil('2026-01-06', step);
  return [all.length, all[0], all.at(-1)];
};

describe('a stretch of days', () => {
  it.each([
    ['day', '2026-01-04', '2026-01-04'],
    ['week', '2026-01-04', '2025-12-29'],
    ['week', '2026-01-05', '2026-01-05'],
    ['month', '2026-01-31', '2026-01-01'],
  ] as const)('by %s, of %s, begins on %s', (step, of, first) => {
    expect(stretchOf(of, step)).toBe(first);
  });

  it('is one of 28 days, 13 weeks or 12 months that end today', () => {
    expect(ends('day')).toEqual([28, '2025-12-10', '2026-01-06']);
    expect(ends('week')).toEqual([13, '2025-10-13', '2026-01-05']);
    expect(ends('month')).toEqual([12, '2025-02-01', '2026-01-01']);
  });

  it('is told by the line of one year, or of two', () => {
    expect(yearsBetween('2026-01-01', '2026-02-01')).toEqual(['2026']);
    expect(yearsBetween('2025-12-31', '2026-02-01')).toEqual(['2025', '2026']);
  });
});

describe('the line of revenue', () => {
  it('has a bar for every day, those without a sale too', () => {
    const line = toRevenueLine(LINES, { today: '2026-01-06', step: 'day', locationId: null });
    expect(line.slice(-3)).toEqual([
      {
        first: '2026-01-04',
        label: 'Sun, Jan 4',
        tick: 'Jan 4',
        orders: 0,
        revenueCents: 0,
        running: false,
      },
      {
        first: '2026-01-05',
        label: 'Mon, Jan 5',
        tick: 'Jan 5',
        orders: 3,
        revenueCents: 700,
        running: false,
      },
      {
        first: '2026-01-06',
        label: 'Tue, Jan 6',
        tick: 'Jan 6',
        orders: 0,
        revenueCents: 0,
        running: true,
      },
    ]);
  });

  it('adds up the days of a week over the turn of the year', () => {
    const line = toRevenueLine(LINES, { today: '2026-01-06', step: 'week', locationId: null });
    expect(line.at(-2)).toEqual({
      first: '2025-12-29',
      label: 'Week of Mon, Dec 29',
      tick: 'Dec 29',
      orders: 6,
      revenueCents: 1_400,
      running: false,
    });
  });

  it('adds up months', () => {
    const line = toRevenueLine(LINES, { today: '2026-01-06', step: 'month', locationId: null });
    expect(line.slice(-2).map(({ label, revenueCents }) => [label, revenueCents])).toEqual([
      ['Dec 2025', 1_900],
      ['Jan 2026', 1_200],
    ]);
  });

  it('is that of one location when one is chosen', () => {
    const at = { today: '2026-01-06', step: 'month' } as const;
    expect(toRevenueLine(LINES, { ...at, locationId: 'north' }).at(-1)?.revenueCents).toBe(200);
    expect(toRevenueLine(LINES, { ...at, locationId: 'gone' }).at(-1)?.revenueCents).toBe(0);
  });
});
