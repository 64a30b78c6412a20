import * as fc from 'fast-check';
import { CATEGORIES } from '../../model/category';
import { createHourReader } from '../../model/business-day';
import type { OrderItem } from '../../model/order';
import { preferencesSchema } from '../../model/preferences';
import type { InsightOrder } from '../insight-order';
import { derivePreferences } from './derive-preferences';

const readHour = createHourReader('America/New_York');
const hourOf = ({ placedAt }: InsightOrder) => readHour(placedAt);

function line(name: string, item: Partial<OrderItem> = {}): OrderItem {
  const productId = `alv_${name}`;
  return { productId, name, category: 'flower', quantity: 1, unitPriceCents: 3_500, ...item };
}

function order(id: string, placedAt: string, items: OrderItem[], more: Partial<InsightOrder> = {}) {
  const totals = { subtotalCents: null, taxCents: null, discountCents: null, totalCents: 5_000 };
  const businessDay = placedAt.slice(0, 10);
  const at = new Date(placedAt);
  const sale = { id, placedAt: at, businessDay, locationId: '1', counted: true, totals, items };
  return { ...sale, ...more };
}

const midday = () => 12;

const sum = (counts: readonly { orders: number }[]) =>
  counts.reduce((total, each) => total + each.orders, 0);

const totalling = (id: string, totalCents: number) =>
  order(id, '2026-05-01T16:00:00Z', [], {
    totals: { subtotalCents: null, taxCents: null, discountCents: null, totalCents },
  });

describe('derivePreferences', () => {
  it('is empty and mid without orders', () => {
    const nothing = {
      basis: { orders: 0, units: 0, pricedLines: 0 },
      categories: [],
      products: [],
      recentCategories: [],
      recentProducts: [],
      priceRange: 'mid',
      unitPrice: null,
      dayParts: [],
      weekdays: [],
    };
    expect(derivePreferences([], hourOf)).toStrictEqual(nothing);
    const voided = order('1', '2026-05-01T16:00:00Z', [line('A')], { counted: false });
    expect(derivePreferences([voided], hourOf)).toStrictEqual(nothing);
  });

  it('ranks categories by units and says how many units and orders they rest on', () => {
    const orders = [
      order('1', '2026-05-01T16:00:00Z', [
        line('A', { category: 'vape', quantity: 2 }),
        line('B', { category: 'vape' }),
        line('C', { category: 'other', quantity: 50 }),
        line('D', { category: 'edible', quantity: 2 }),
      ]),
      order('2', '2026-05-01T17:00:00Z', [
        line('A', { category: 'vape' }),
        line('E', { category: 'beverage', quantity: 2 }),
        line('F', { category: 'topical', quantity: 1 }),
      ]),
    ];
    expect(derivePreferences(orders, hourOf)).toMatchObject({
      basis: { orders: 2, units: 59, pricedLines: 7 },
      categories: [
        { category: 'vape', units: 4, orders: 2 },
        { category: 'beverage', units: 2, orders: 1 },
        { category: 'edible', units: 2, orders: 1 },
      ],
    });
  });

  it('knows products by id, else by name, and calls them what the newest line calls them', () => {
    const orders = [
      order('1', '2026-05-01T16:00:00Z', [
        line('old name', { productId: 'alv_1', quantity: 2 }),
        line('Blunt', { productId: null }),
      ]),
      order('2', '2026-05-02T16:00:00Z', [
        line('new name', { productId: 'alv_1' }),
        line('Blunt', { productId: null, quantity: 1.5 }),
        line('new name', { productId: 'alv_2' }),
        line('b'),
        line('c'),
        line('d'),
      ]),
    ];
    expect(derivePreferences(orders, hourOf).products).toMatchObject([
      { productId: 'alv_1', name: 'new name', units: 3, orders: 2 },
      { productId: null, name: 'Blunt', units: 2.5, orders: 2 },
      { productId: 'alv_b', name: 'b', units: 1, orders: 1 },
      { productId: 'alv_c', name: 'c', units: 1, orders: 1 },
      { productId: 'alv_d', name: 'd', units: 1, orders: 1 },
    ]);
  });

  it('ranks a second time with half the weight for every 90 days before the newest order', () => {
    const orders = [
      order('1', '2026-01-01T16:00:00Z', [line('A', { category: 'vape', quantity: 10 })]),
      order('2', '2026-06-30T16:00:00Z', [line('B', { category: 'edible', quantity: 3 })]),
    ];
    const found = derivePreferences(orders, hourOf);
    expect(found.categories.map(({ category }) => category)).toStrictEqual(['vape', 'edible']);
    expect(found.recentCategories).toStrictEqual([
      { category: 'edible', units: 3, orders: 1, recentUnits: 3 },
      { category: 'vape', units: 10, orders: 1, recentUnits: 2.5 },
    ]);
    expect(found.recentProducts.map(({ name }) => name)).toStrictEqual(['B', 'A']);
  });

  it.each([
    [[2_999], 'budget'],
    [[3_000], 'mid'],
    [[10_000], 'mid'],
    [[10_001], 'premium'],
    [[3_000, 2_999], 'budget'],
    [[10_001, 10_000, 10_000], 'premium'],
    [[0, 0], 'budget'],
    [[-500], 'budget'],
  ])('finds orders of %j cents %s', (cents, expected) => {
    const orders = cents.map((totalCents, i) => totalling(String(i), totalCents));
    expect(derivePreferences(orders, hourOf).priceRange).toBe(expected);
  });

  it.each([
    [[1_000, null, 9_000, 3_000], { medianCents: 3_000, band: 'mid' }],
    [[2_999, 3_000], { medianCents: 3_000, band: 'budget' }],
    [[10_000, 10_001], { medianCents: 10_001, band: 'premium' }],
    [[0, 0, 0, 2_500], { medianCents: 2_500, band: 'budget' }],
    [[null, 0], null],
  ])('takes the median of the priced lines of %j cents', (prices, expected) => {
    const items = prices.map((unitPriceCents, i) => line(String(i), { unitPriceCents }));
    const found = derivePreferences([order('1', '2026-05-01T16:00:00Z', items)], hourOf);
    expect(found.unitPrice).toStrictEqual(expected);
  });

  it('reads time of day on the store clock and the weekday of the business day', () => {
    const orders = [
      order('1', '2026-03-08T06:30:00Z', []),
      order('2', '2026-03-08T16:30:00Z', []),
      order('3', '2026-03-02T16:30:00Z', []),
      order('4', '2026-03-03T02:30:00Z', [], { businessDay: '2026-03-02' }),
    ];
    const { dayParts, weekdays } = derivePreferences(orders, hourOf);
    expect(dayParts).toStrictEqual([
      { dayPart: 'night', orders: 2 },
      { dayPart: 'morning', orders: 1 },
      { dayPart: 'afternoon', orders: 1 },
    ]);
    expect(weekdays).toStrictEqual([
      { weekday: 'monday', orders: 2 },
      { weekday: 'sunday', orders: 2 },
    ]);
  });

  const item = fc.record({
    productId: fc.option(fc.constantFrom('alv_1', 'alv_2', 'alv_3', 'alv_4', 'alv_5', 'alv_6')),
    name: fc.constantFrom('A', 'B'),
    category: fc.constantFrom(...CATEGORIES),
    quantity: fc.constantFrom(0.1, 0.2, 0.3, 1, 3.5, 7),
    unitPriceCents: fc.option(fc.integer({ min: 0, max: 20_000 })),
  });
  const drawnOrder = fc
    .record({
      days: fc.integer({ min: 0, max: 800 }),
      items: fc.array(item, { maxLength: 4 }),
      totalCents: fc.integer({ min: -1_000, max: 30_000 }),
      counted: fc.boolean(),
    })
    .map(({ days, items, totalCents, counted }) => {
      const at = new Date(Date.UTC(2024, 0, 1 + days, 15));
      const totals = { subtotalCents: null, taxCents: null, discountCents: null, totalCents };
      return order('', at.toISOString(), items, { counted, totals });
    });
  const history = fc
    .array(drawnOrder, { maxLength: 15 })
    .map((orders) => orders.map((one, i) => ({ ...one, id: `alv_${i}` })));

  it('does not depend on the sequence of the orders, nor on how often each is passed', () => {
    const reordered = history.chain((orders) =>
      fc.tuple(
        fc.constant(orders),
        fc.shuffledSubarray([...orders, ...orders], { minLength: 2 * orders.length }),
      ),
    );
    fc.assert(
      fc.property(reordered, ([orders, shuffled]) => {
        const found = derivePreferences(orders, hourOf);
        expect(derivePreferences(shuffled, hourOf)).toStrictEqual(found);
      }),
    );
  });

  it('fits its schema, and no preference rests on more than there is', () => {
    fc.assert(
      fc.property(history, (orders) => {
        const found = derivePreferences(orders, hourOf);
        expect(preferencesSchema.parse(found)).toStrictEqual(found);
        const counted = orders.filter((one) => one.counted).length;
        expect(found.basis.orders).toBe(counted);
        expect([sum(found.dayParts), sum(found.weekdays)]).toStrictEqual([counted, counted]);
        for (const liked of [...found.categories, ...found.products]) {
          expect(liked.orders).toBeLessThanOrEqual(counted);
          expect(liked.units).toBeLessThanOrEqual(found.basis.units);
          expect(liked.recentUnits).toBeLessThanOrEqual(liked.units + 0.001);
        }
      }),
    );
  });

  it('does not fade as time passes: the same orders, weeks later, give the same preferences', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 1, max: 500 }), (orders, weeks) => {
        const shifted = orders.map((one) => {
          const placedAt = new Date(one.placedAt.getTime() + weeks * 7 * 86_400_000);
          return { ...one, placedAt, businessDay: placedAt.toISOString().slice(0, 10) };
        });
        expect(derivePreferences(shifted, midday)).toStrictEqual(derivePreferences(orders, midday));
      }),
    );
  });
});
