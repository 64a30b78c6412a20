import type { DaySales, DayStats } from '@model/day-stats';
import { describeSales, figuresOf, salesBefore } from './day-figures';

const AMOUNTS = { grossCents: 20_000, discountCents: 1_200, netCents: 18_800, taxCents: 1_200 };
const OPEN = { orders: 1, valueCents: 700 };

const sales = (change: Partial<DaySales>): DaySales => ({
  orders: 4,
  revenueCents: 20_000,
  averageOrderCents: 5_000,
  ...AMOUNTS,
  units: 10,
  open: { orders: 0, valueCents: 0 },
  buyers: { new: 1, returning: 2 },
  anonymousOrders: 0,
  categories: { vape: { units: 10, salesCents: 18_000 } },
  hours: { '9': 1, '14': 3 },
  ...change,
});

const AT = new Date('2026-01-30T20:00:00Z');
const DAY: DayStats = {
  day: '2026-01-30',
  totals: { orders: 5, revenueCents: 26_000, averageOrderCents: 5_200, open: OPEN },
  breakdown: {
    total: sales({}),
    locations: { north: { ...sales({ orders: 1, revenueCents: 4_000 }), products: null } },
    products: {},
    asOf: AT,
  },
  computedAt: AT,
};

describe('the figures of a day', () => {
  it('count every order at once, and take details from the last reading', () => {
    expect(figuresOf(DAY, null)).toEqual({
      orders: 5,
      revenueCents: 26_000,
      averageCents: 5_200,
      unitsPerSale: 2.5,
      discountRate: 0.06,
      newBuyers: 1,
      returningBuyers: 2,
      open: { orders: 1, valueCents: 700 },
      categories: { vape: { units: 10, salesCents: 18_000 } },
      hours: { '9': 1, '14': 3 },
      asOf: AT,
    });
  });

  it('are those of one location when one is chosen', () => {
    expect(figuresOf(DAY, 'north')).toMatchObject({ orders: 1, revenueCents: 4_000 });
  });

  it.each([
    ['a day without a document', null, null],
    ['a location that sold nothing', DAY, 'south'],
  ] as const)('are zeros for %s, and no average', (_, day, locationId) => {
    expect(figuresOf(day, locationId)).toMatchObject({
      orders: 0,
      revenueCents: 0,
      averageCents: null,
      unitsPerSale: null,
    });
  });

  it('tell how many sales there were before an hour', () => {
    const figures = figuresOf(DAY, null);
    expect([9, 10, 14, 15].map((hour) => salesBefore(hour, figures))).toEqual([0, 1, 1, 4]);
  });
});

const say = (ofLocation: boolean): string =>
  describeSales({ asOf: AT }, { timeZone: 'America/New_York', ofLocation });

describe('how old the figures of a day are', () => {
  it('is told of buyers alone where all locations are shown, and of everything where one is', () => {
    expect(say(false)).toBe('Completed or paid orders, tax included. Buyers as of 3:00 PM');
    expect(say(true)).toBe('Completed or paid orders, tax included. All figures as of 3:00 PM');
  });

  it('is not told where nothing was read', () => {
    const said = describeSales({ asOf: null }, { timeZone: 'UTC', ofLocation: true });
    expect(said).toBe('Completed or paid orders, tax included');
  });
});
