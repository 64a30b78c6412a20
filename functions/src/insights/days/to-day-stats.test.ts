import * as fc from 'fast-check';
import type { DayOrder } from './sales-counter';
import { MAX_LOCATION_PRODUCTS } from './day-counter';
import { MAX_LOCATIONS_WITH_HOURS, toSeriesDay } from './series';
import { toDayStats } from './to-day-stats';

const NOW = new Date('2026-01-30T12:00:00Z');
const at = (hour: number, minute = 0): Date => new Date(Date.UTC(2026, 0, 20, hour, minute));

const DAY_ORDER: DayOrder = {
  businessDay: '2026-01-20',
  counted: true,
  customerId: null,
  items: [],
  locationId: '1000',
  placedAt: at(15),
  status: 'completed',
  totals: { subtotalCents: 1_000, discountCents: 100, taxCents: 90, totalCents: 990 },
};

const FLOWER = {
  productId: 'alv_1',
  name: 'Sample',
  category: 'flower' as const,
  quantity: 3.5,
  unitPriceCents: 900,
};

const ORDERS: DayOrder[] = [
  { ...DAY_ORDER, customerId: 'a', items: [FLOWER, { ...FLOWER, productId: null, quantity: 1 }] },
  { ...DAY_ORDER, customerId: 'a', locationId: '2000', placedAt: at(18), items: [FLOWER] },
  {
    ...DAY_ORDER,
    customerId: 'b',
    totals: { subtotalCents: null, discountCents: null, taxCents: 50, totalCents: 550 },
    items: [{ ...FLOWER, category: 'vape', unitPriceCents: null, quantity: 2 }],
  },
  { ...DAY_ORDER, customerId: 'walk-in' },
  DAY_ORDER,
  { ...DAY_ORDER, counted: false, status: 'ready', customerId: 'c' },
  { ...DAY_ORDER, counted: false, status: 'cancelled', customerId: 'c' },
  { ...DAY_ORDER, counted: false, status: 'unknown', customerId: 'c' },
];

const FIRST = new Map([
  ['a', at(15)],
  ['b', new Date('2025-03-01T00:00:00Z')],
]);

const statsOf = (orders: readonly DayOrder[]) =>
  toDayStats({
    day: '2026-01-20',
    orders,
    firstOrders: FIRST,
    hourOf: ({ placedAt }) => placedAt.getUTCHours(),
    now: NOW,
  });

describe('toDayStats', () => {
  it('says what was sold, to whom, when and where', () => {
    const stats = statsOf(ORDERS);
    expect(stats?.totals).toStrictEqual({
      orders: 5,
      revenueCents: 4_510,
      averageOrderCents: 902,
      open: { orders: 1, valueCents: 990 },
    });
    expect(stats?.breakdown.total).toStrictEqual({
      orders: 5,
      revenueCents: 4_510,
      grossCents: 4_500,
      discountCents: 400,
      netCents: 4_100,
      taxCents: 410,
      units: 10,
      averageOrderCents: 902,
      open: { orders: 1, valueCents: 990 },
      buyers: { new: 1, returning: 1 },
      anonymousOrders: 2,
      categories: {
        flower: { units: 8, salesCents: 7_200 },
        vape: { units: 2, salesCents: 0 },
      },
      hours: { '15': 4, '18': 1 },
    });
    expect(stats?.breakdown.locations['2000']).toMatchObject({
      orders: 1,
      buyers: { new: 1, returning: 0 },
      hours: { '18': 1 },
    });
    expect(stats?.breakdown.products).toStrictEqual({
      alv_1: { units: 9, salesCents: 6_300 },
    });
  });

  it.each([
    ['without orders', []],
    ['of cancelled orders alone', ORDERS.slice(6)],
  ])('says nothing of a day %s', (_, orders) => {
    expect(statsOf(orders)).toBeNull();
  });

  it('divides by nothing where all that there is waits', () => {
    expect(statsOf(ORDERS.slice(5))?.totals).toStrictEqual({
      orders: 0,
      revenueCents: 0,
      averageOrderCents: 0,
      open: { orders: 1, valueCents: 990 },
    });
  });

  it('says the same in whichever sequence the orders come, and as much as its locations together', () => {
    const order = fc.record({
      base: fc.constantFrom(...ORDERS),
      quantity: fc.double({ min: 0.001, max: 9, noNaN: true }),
      locationId: fc.constantFrom('1000', '2000'),
      totalCents: fc.integer({ min: 0, max: 100_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(order, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (drawn, keys) => {
          const orders = drawn.map(({ base, quantity, locationId, totalCents }) => ({
            ...base,
            locationId,
            totals: { ...base.totals, totalCents },
            items: base.items.map((item) => ({ ...item, quantity })),
          }));
          const shuffled = orders
            .map((one) => ({ one, key: Number(keys.next().value) }))
            .toSorted((a, b) => a.key - b.key)
            .map(({ one }) => one);
          const stats = statsOf(orders);
          expect(statsOf(shuffled)).toStrictEqual(stats);
          const parts = Object.values(stats?.breakdown.locations ?? {});
          for (const figure of ['orders', 'revenueCents', 'netCents', 'anonymousOrders'] as const) {
            const sum = parts.reduce((all, part) => all + part[figure], 0);
            expect(sum).toBe(stats?.breakdown.total[figure] ?? 0);
          }
        },
      ),
    );
  });

  it('keeps no products by location where a document has no room for them', () => {
    const items = Array.from({ length: MAX_LOCATION_PRODUCTS / 2 }, (_, index) => ({
      ...FLOWER,
      productId: `alv_${index}`,
    }));
    const sold = ['1000', '2000'].map((locationId) => ({ ...DAY_ORDER, locationId, items }));
    const productsOf = (orders: readonly DayOrder[]) =>
      Object.values(statsOf(orders)?.breakdown.locations ?? {}).map(({ products }) =>
        products === null ? null : Object.keys(products).length,
      );
    expect(productsOf(sold)).toStrictEqual([items.length, items.length]);
    const more = [...sold, { ...DAY_ORDER, items: [{ ...FLOWER, productId: 'alv_x' }] }];
    expect(productsOf(more)).toStrictEqual([null, null]);
    expect(Object.keys(statsOf(more)?.breakdown.products ?? {})).toHaveLength(items.length + 1);
  });

  it.each([
    [MAX_LOCATIONS_WITH_HOURS, { '15': 1 }],
    [MAX_LOCATIONS_WITH_HOURS + 1, {}],
  ])('has the hours of %d locations in the line of its year: %j', (count, hours) => {
    const orders = Array.from({ length: count }, (_, index) => ({
      ...DAY_ORDER,
      locationId: String(1_000 + index),
    }));
    const stats = statsOf(orders);
    const line = stats && toSeriesDay(stats);
    expect(line?.locations['1000']?.hours).toStrictEqual(hours);
    expect(line?.hours).toStrictEqual({ '15': count });
  });
});
