import * as fc from 'fast-check';
import type { CoPurchaseFit } from '../../model/co-purchase';
import { preferencesSchema } from '../../model/preferences';
import type { PreferredCategory, PreferredProduct, Preferences } from '../../model/preferences';
import { recommendationSchema } from '../../model/recommendation';
import { recommendProducts } from './recommend-products';
import type { CatalogueProduct, RecommendationInput } from './recommend-products';

const support = { units: 6, orders: 4, recentUnits: 3 };
const flower: PreferredCategory = { category: 'flower', ...support };
const likes = (productId: string | null, name: string): PreferredProduct => ({
  productId,
  name,
  ...support,
});

const NOTHING: Preferences = preferencesSchema.parse({
  basis: { orders: 0, units: 0, pricedLines: 0 },
  categories: [],
  products: [],
  recentCategories: [],
  recentProducts: [],
  priceRange: 'mid',
  unitPrice: null,
  dayParts: [],
  weekdays: [],
});
const TASTE: Preferences = {
  ...NOTHING,
  categories: [flower],
  products: [likes('alv_1', 'Blue Dream'), likes(null, ' rolling TRAY')],
  unitPrice: { medianCents: 3_200, band: 'mid' },
};

function product(id: string, more: Partial<CatalogueProduct> = {}): CatalogueProduct {
  const stock = { main: { available: 4, priceCents: null } };
  const source = { deletedAt: null };
  return { id, name: id, category: 'vape', priceCents: 500, stock, source, ...more };
}

const named = (id: string, name: string) => product(id, { name });
const priced = (id: string, priceCents: number | null) => product(id, { priceCents });

const stocked = (available: Record<string, number>, priceCents: number | null = null) =>
  Object.fromEntries(
    Object.entries(available).map(([place, count]) => [place, { available: count, priceCents }]),
  );

function recommend(products: CatalogueProduct[], more: Partial<RecommendationInput> = {}) {
  const input = { preferences: TASTE, coPurchase: null, locationId: null };
  return recommendProducts({ ...input, heldProductIds: new Set<string>(), products, ...more });
}

const scores = (products: CatalogueProduct[], more: Partial<RecommendationInput> = {}) =>
  recommend(products, more).map(({ productId, score }) => [productId, score]);

const FIT: CoPurchaseFit = {
  asOf: new Date('2026-06-01T00:00:00Z'),
  customers: 100,
  products: [
    {
      productId: 'alv_1',
      customers: 20,
      partners: [
        { productId: 'alv_8', customers: 15, expectedCustomers: 5, lift: 3 },
        { productId: 'alv_9', customers: 5, expectedCustomers: 3, lift: 1.667 },
      ],
    },
    {
      productId: 'alv_2',
      customers: 20,
      partners: [{ productId: 'alv_9', customers: 95, expectedCustomers: 5, lift: 19 }],
    },
  ],
};

describe('recommendProducts', () => {
  it('gives 30 for category, price and bought, says why, and drops what nothing speaks for', () => {
    const bought = product('alv_1', { name: 'Dream', category: 'flower', priceCents: 3_000 });
    expect(recommend([bought, product('alv_7')])).toStrictEqual([
      {
        productId: 'alv_1',
        name: 'Dream',
        category: 'flower',
        priceCents: 3_000,
        available: 4,
        score: 30,
        reasons: [
          { kind: 'category', points: 10, text: 'Buys Flower: 6 pieces in 4 orders.' },
          {
            kind: 'price',
            points: 5,
            text: 'Costs $30.00; usually pays around $32.00 a piece.',
          },
          { kind: 'bought', points: 15, text: 'Bought before: 6 pieces in 4 orders.' },
        ],
      },
    ]);
  });

  it('offers nothing without orders or without products', () => {
    const preferences = NOTHING;
    expect(recommend([product('alv_1', { priceCents: 5_000 })], { preferences })).toStrictEqual([]);
    expect(recommend([])).toStrictEqual([]);
  });

  it('knows bought products by id, by whole name only without one, and never by a part of it', () => {
    expect(
      scores([
        named('alv_1', 'renamed'),
        named('alv_2', 'Blue Dream'),
        named('alv_3', 'Dream'),
        named('alv_4', 'Rolling Tray '),
        named('alv_5', 'tray'),
      ]),
    ).toStrictEqual([
      ['alv_4', 15],
      ['alv_1', 15],
    ]);
  });

  it('compares the price of a piece with what pieces usually cost the customer', () => {
    const products = [
      priced('a', 2_999),
      priced('b', 3_000),
      priced('c', 10_000),
      priced('d', 10_001),
    ];
    const priceless = [priced('e', null), priced('f', 0)];
    const mid = [
      ['b', 5],
      ['c', 5],
    ];
    expect(scores([...products, ...priceless])).toStrictEqual(mid);
    const unitPrice = { medianCents: 900, band: 'budget' as const };
    const budget = { ...TASTE, unitPrice, priceRange: 'premium' as const };
    expect(scores([...products, ...priceless], { preferences: budget })).toStrictEqual([['a', 5]]);
    const unknown = { ...TASTE, unitPrice: null };
    expect(scores(products, { preferences: unknown })).toStrictEqual([]);
  });

  it('leaves out what is sold out, gone, held, or a gift card', () => {
    const liked = { category: 'flower' as const };
    const preferences = {
      ...TASTE,
      categories: [flower, { ...flower, category: 'gift_card' as const }],
    };
    const gone = { deletedAt: new Date('2026-01-01T00:00:00Z') };
    const products = [
      product('alv_a', { ...liked, stock: stocked({ main: 0 }) }),
      product('alv_b', { ...liked, stock: {} }),
      product('alv_c', { ...liked, source: gone }),
      product('alv_d', liked),
      product('alv_e', { category: 'gift_card' }),
      product('alv_f', liked),
    ];
    const heldProductIds = new Set(['alv_d']);
    expect(scores(products, { preferences, heldProductIds })).toStrictEqual([['alv_f', 10]]);
  });

  it('looks at the stock and price of the location asked for', () => {
    const liked = { category: 'flower' as const, priceCents: 20_000 };
    const products = [
      product('alv_a', { ...liked, stock: stocked({ east: 3, west: 0 }) }),
      product('alv_b', { ...liked, stock: stocked({ east: -2, west: 5 }, 4_000) }),
    ];
    const offered = (locationId: string | null) =>
      recommend(products, { locationId }).map((found) => [
        found.productId,
        found.available,
        found.priceCents,
        found.score,
      ]);
    expect(offered('east')).toStrictEqual([['alv_a', 3, 20_000, 10]]);
    expect(offered('west')).toStrictEqual([['alv_b', 5, 4_000, 15]]);
    expect(offered('north')).toStrictEqual([]);
    expect(offered(null)).toStrictEqual([
      ['alv_a', 3, 20_000, 10],
      ['alv_b', 5, 20_000, 10],
    ]);
  });

  it('adds five points for each doubling of the lift with something the customer buys, ten at most', () => {
    const products = [product('alv_8', { name: 'Papers' }), product('alv_9')];
    expect(recommend(products, { coPurchase: FIT }).map(({ reasons }) => reasons)).toStrictEqual([
      [
        {
          kind: 'together',
          points: 5,
          text: '15 customers bought it and Blue Dream, 3.0 times as many as by chance.',
        },
      ],
      [
        {
          kind: 'together',
          points: 2,
          text: '5 customers bought it and Blue Dream, 1.7 times as many as by chance.',
        },
      ],
    ]);
    const preferences = { ...TASTE, recentProducts: [likes('alv_2', 'Haze')] };
    expect(scores(products, { coPurchase: FIT, preferences })).toStrictEqual([
      ['alv_9', 10],
      ['alv_8', 5],
    ]);
  });

  const drawn = fc.record({
    id: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 }),
    name: fc.array(fc.constantFrom('A', 'B', 'rolling tray'), { minLength: 12, maxLength: 12 }),
    category: fc.array(fc.constantFrom('flower' as const, 'vape' as const, 'gift_card' as const), {
      minLength: 12,
      maxLength: 12,
    }),
    available: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 12, maxLength: 12 }),
  });
  const catalogue = drawn.map(({ id, name, category, available }) =>
    id.map((number, i) =>
      product(`alv_${number}`, {
        name: name[i] ?? '',
        category: category[i] ?? 'vape',
        priceCents: 500 * number,
        stock: stocked({ main: available[i] ?? 0 }),
      }),
    ),
  );

  it('offers at most five, in stock, best first, whatever the sequence of the catalogue', () => {
    const shuffled = catalogue.chain((products) =>
      fc.tuple(
        fc.constant(products),
        fc.shuffledSubarray(products, { minLength: products.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([products, other]) => {
        const found = recommend(products, { coPurchase: FIT });
        expect(recommend(other, { coPurchase: FIT })).toStrictEqual(found);
        expect(found.map((one) => recommendationSchema.parse(one))).toStrictEqual(found);
        expect(found.length).toBeLessThanOrEqual(5);
        const points = found.map(({ score }) => score);
        expect(points).toStrictEqual(points.toSorted((left, right) => right - left));
        for (const { score, reasons } of found) {
          expect(score).toBe(reasons.reduce((sum, reason) => sum + reason.points, 0));
        }
      }),
    );
  });
});
