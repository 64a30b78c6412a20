import { addDays } from '../../model/business-day';
import { coPurchaseFitSchema } from '../../model/co-purchase';
import { fitSchema } from '../../model/fit';
import { drawCustomers } from '../../testing/draw-purchases';
import { createFitCollector, type FittedOrder } from './fit-collector';
import { createPurchaseHistories } from './purchase-histories';

const PLANNED = {
  id: 'fit-2026-01-29',
  asOfDay: '2026-01-29',
  asOf: new Date('2026-01-30T05:00:00Z'),
};
const NOW = new Date('2026-01-30T12:00:00Z');
const FIRESTORE_DOCUMENT_BYTES = 1_048_576;

function orderOn(businessDay: string, totalCents: number, products: string[]): FittedOrder {
  return {
    businessDay,
    counted: true,
    placedAt: new Date(`${businessDay}T18:00:00Z`),
    totals: { subtotalCents: null, taxCents: null, discountCents: null, totalCents },
    items: products.map((productId) => ({ productId })),
  };
}

function fitOf(customers: readonly (readonly FittedOrder[])[], offered: string[]) {
  const collector = createFitCollector(PLANNED);
  for (const [index, orders] of customers.entries())
    collector.add({ customerId: `alv_${index}`, orders });
  return collector.finish({ offered: new Set(offered), now: NOW });
}

function drawOrders(customers: number): FittedOrder[][] {
  const drawn = drawCustomers({
    seed: 7,
    customers,
    days: 400,
    purchases: { r: 1.1, alpha: 1 / 0.03, a: 1.1, b: 5 },
    spend: { p: 6, q: 4, v: 3_200 },
  });
  return [...drawn].map(({ days }, index) =>
    days.map(({ day, cents }) =>
      orderOn(addDays('2024-12-26', day), cents, [`p${index % 7}`, `p${(index % 7) + 1}`]),
    ),
  );
}

describe('a fit', () => {
  it('does not depend on the sequence of orders', () => {
    const customers = drawOrders(600);
    const fit = fitOf(customers, ['p1', 'p2']);
    expect(
      fitOf(
        customers.map((orders) => orders.toReversed()),
        ['p1', 'p2'],
      ),
    ).toStrictEqual(fit);
    expect(fit.fit.purchase.gate.open).toBe(true);
  });

  it('is the same when the orders of a customer come in pieces', () => {
    const customers = drawOrders(300);
    const whole = fitOf(customers, ['p1', 'p2']);
    const collector = createFitCollector(PLANNED);
    for (const [index, orders] of customers.entries())
      for (const order of orders) collector.add({ customerId: `alv_${index}`, orders: [order] });
    const pieces = collector.finish({ offered: new Set(['p1', 'p2']), now: NOW });
    expect(pieces).toStrictEqual(whole);
    expect(pieces.fit.rfm.customers).toBe(300);
  });

  it('has the shape that is stored', () => {
    const { fit, coPurchase } = fitOf(drawOrders(600), ['p1', 'p2']);
    expect(fitSchema.parse(fit)).toStrictEqual(fit);
    expect(coPurchaseFitSchema.parse(coPurchase)).toStrictEqual(coPurchase);
    expect(hasArrayInArray(fit) || hasArrayInArray(coPurchase)).toBe(false);
    expect(hasArrayInArray({ cuts: [[1]] })).toBe(true);
  });

  it('offers only what the catalogue has', () => {
    const { coPurchase } = fitOf(drawOrders(600), ['p3']);
    const partners = coPurchase.products.flatMap((product) => product.partners);
    expect(new Set(partners.map(({ productId }) => productId))).toStrictEqual(new Set(['p3']));
  });

  it('of nobody is a fit', () => {
    const { fit, coPurchase } = fitOf([], []);
    expect(fitSchema.parse(fit)).toStrictEqual(fit);
    expect(fit.scorecard).toBeNull();
    expect(coPurchase).toStrictEqual({ asOf: PLANNED.asOf, customers: 0, products: [] });
  });

  it('is stored in a document even with the largest co-purchase there can be', () => {
    const partner = {
      productId: 'alv_'.padEnd(40, '9'),
      customers: 1e7,
      expectedCustomers: 1e7,
      lift: 9,
    };
    const products = Array.from({ length: 500 }, () => ({
      productId: partner.productId,
      customers: 1e7,
      partners: Array.from({ length: 10 }, () => partner),
    }));
    const largest = coPurchaseFitSchema.parse({ asOf: NOW, customers: 1e7, products });
    expect(storedBytes(largest)).toBeLessThan(FIRESTORE_DOCUMENT_BYTES);
    expect(storedBytes(largest)).toBeGreaterThan(500_000);
  });
});

describe('purchase histories', () => {
  it('give back what was added, as often as wanted', () => {
    const histories = createPurchaseHistories();
    const customers = [
      [{ day: 3, cents: 100 }],
      [],
      [
        { day: 1, cents: -5 },
        { day: 9, cents: 7 },
      ],
    ];
    for (const days of customers) histories.add(days);
    const kept = [{ days: customers[0] }, { days: customers[2] }];
    expect([...histories]).toStrictEqual(kept);
    expect([...histories]).toStrictEqual(kept);
  });
});

/** Firestore stores no array directly in another one. */
function hasArrayInArray(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  const inside: unknown[] = Object.values(value);
  if (Array.isArray(value) && inside.some(Array.isArray)) return true;
  return inside.some(hasArrayInArray);
}

/** As Firestore counts: names and texts by their bytes and one more, numbers and times eight each. */
function storedBytes(value: unknown): number {
  if (typeof value === 'string') return value.length + 1;
  if (value === null || typeof value !== 'object' || value instanceof Date) return 8;
  return Object.entries(value).reduce(
    (sum, [name, inside]) =>
      sum + storedBytes(inside) + (Array.isArray(value) ? 0 : name.length + 1),
    0,
  );
}
