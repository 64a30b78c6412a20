import * as fc from 'fast-check';
import { coPurchaseFitSchema } from '../../model/co-purchase';
import { cautiousLiftOf, fitCoPurchase } from './fit-co-purchase';
import { createProductSets } from './product-sets';

const AS_OF = new Date('2026-06-01T00:00:00Z');

function fit(customers: Iterable<Iterable<string>>, offered: ReadonlySet<string> | null = null) {
  const sets = createProductSets();
  for (const productIds of customers) sets.add(productIds);
  return fitCoPurchase(sets, { asOf: AS_OF, offered });
}

const times = (count: number, ...productIds: string[]) =>
  Array.from({ length: count }, () => productIds);

describe('fitCoPurchase', () => {
  it('compares who bought both with who would have by chance', () => {
    const customers = [...times(20, 'a', 'b'), ...times(10, 'a'), ...times(30, 'c'), ...times(3)];
    expect(fit(customers)).toStrictEqual({
      asOf: AS_OF,
      customers: 60,
      products: [
        {
          productId: 'a',
          customers: 30,
          partners: [{ productId: 'b', customers: 20, expectedCustomers: 10, lift: 2 }],
        },
        {
          productId: 'b',
          customers: 20,
          partners: [{ productId: 'a', customers: 20, expectedCustomers: 10, lift: 2 }],
        },
      ],
    });
  });

  it('pairs nothing below five customers, and nothing that chance would pair as well', () => {
    expect(fit([...times(4, 'a', 'b'), ...times(90, 'c')]).products).toStrictEqual([]);
    expect(fit([...times(5, 'a', 'b'), ...times(90, 'c')]).products).toHaveLength(2);
    const independent = [
      ...times(25, 'a', 'b'),
      ...times(25, 'a'),
      ...times(25, 'b'),
      ...times(25, 'c'),
    ];
    expect(fit(independent).products).toStrictEqual([]);
  });

  it('prefers many customers to a rare coincidence', () => {
    const customers = [
      ...times(5, 'a', 'rare'),
      ...times(60, 'a', 'usual'),
      ...times(20, 'usual'),
      ...times(200, 'c'),
    ];
    const partners = fit(customers).products.find(({ productId }) => productId === 'a')?.partners;
    expect(partners?.map(({ productId, lift }) => [productId, lift])).toStrictEqual([
      ['usual', 3.288],
      ['rare', 4.385],
    ]);
  });

  it('lists only offered partners, of products offered or not', () => {
    const customers = [...times(10, 'a', 'b'), ...times(50, 'c')];
    expect(fit(customers, new Set(['b'])).products).toStrictEqual([
      {
        productId: 'a',
        customers: 10,
        partners: [{ productId: 'b', customers: 10, expectedCustomers: 1.667, lift: 6 }],
      },
    ]);
  });

  it.each([
    ['nobody', []],
    ['customers without products', times(9)],
    ['one customer', times(1, 'a', 'b')],
    ['one product', times(50, 'a')],
    ['everybody buying everything', times(50, 'a', 'b', 'c')],
  ])('finds nothing among %s', (_, customers) => {
    expect(fit(customers).products).toStrictEqual([]);
  });

  it('depends neither on the sequence of customers and products nor on repetition', () => {
    const product = fc.constantFrom<string[]>('a', 'b', 'c', 'd', 'e');
    const shuffled = fc
      .array(fc.array(product, { maxLength: 5 }), { minLength: 20, maxLength: 80 })
      .chain((customers) =>
        fc.tuple(
          fc.constant(customers),
          fc.shuffledSubarray(customers, { minLength: customers.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([customers, other]) => {
        const found = fit(customers);
        expect(fit(other.map((ids) => [...ids, ...ids].toReversed()))).toStrictEqual(found);
        expect(coPurchaseFitSchema.parse(found)).toStrictEqual(found);
        const sets = customers.map((ids) => new Set(ids));
        for (const { productId, partners } of found.products) {
          const both = partners.map(
            (partner) =>
              sets.filter((ids) => ids.has(productId) && ids.has(partner.productId)).length,
          );
          expect(partners.map((partner) => partner.customers)).toStrictEqual(both);
          expect(Math.min(...partners.map(cautiousLiftOf))).toBeGreaterThanOrEqual(1.2);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('stays within its bounds with 20,000 customers and 3,000 products', () => {
    const customers = Array.from({ length: 20_000 }, (_, i) =>
      Array.from(
        { length: 1 + (i % 12) },
        (__, j) => `p${((i % 250) * 12 + ((i + j) % 12)) % 3_000}`,
      ),
    );
    const found = fit(customers);
    expect(found.customers).toBe(20_000);
    expect(found.products).toHaveLength(500);
    expect(
      found.products.map(({ partners }) => partners.length > 0 && partners.length <= 10),
    ).toStrictEqual(Array(500).fill(true));
    expect(JSON.stringify(found).length).toBeLessThan(600_000);
  });

  it('counts at most 200 products of one customer, the most widely bought', () => {
    const many = Array.from({ length: 201 }, (_, i) => `p${String(i).padStart(3, '0')}`);
    const widely = many.slice(0, 200).map((id) => [id]);
    const found = fit([...times(6, ...many), ...widely, ...times(900, 'x')]);
    const paired = new Set(found.products.map(({ productId }) => productId));
    expect(paired.size).toBe(200);
    expect(paired.has('p200')).toBe(false);
  });
});
