import * as fc from 'fast-check';
import { sumOrders } from './order-totals';
import type { SummableOrder } from './order-totals';

function sale(totalCents: number, placedAt: string, counted = true): SummableOrder {
  const totals = { subtotalCents: null, taxCents: null, discountCents: null, totalCents };
  return { counted, placedAt: new Date(placedAt), totals };
}

const orderArbitrary: fc.Arbitrary<SummableOrder> = fc.record({
  counted: fc.boolean(),
  placedAt: fc.date({ noInvalidDate: true }),
  totals: fc.record({
    subtotalCents: fc.constant(null),
    taxCents: fc.constant(null),
    discountCents: fc.constant(null),
    totalCents: fc.integer({ min: -100_000, max: 10_000_000 }),
  }),
});

describe('sumOrders', () => {
  it('gives zeros and no dates without orders', () => {
    expect(sumOrders([])).toStrictEqual({
      orderCount: 0,
      spentCents: 0,
      averageCents: 0,
      firstOrderAt: null,
      lastOrderAt: null,
    });
  });

  it('sums the counted orders and ignores the others', () => {
    const orders = [
      sale(5_000, '2026-02-01T12:00:00Z'),
      sale(9_999, '2026-03-01T12:00:00Z', false),
      sale(2_501, '2026-01-01T12:00:00Z'),
      sale(70_000, '2025-01-01T12:00:00Z', false),
    ];
    expect(sumOrders(orders)).toStrictEqual({
      orderCount: 2,
      spentCents: 7_501,
      averageCents: 3_751,
      firstOrderAt: new Date('2026-01-01T12:00:00Z'),
      lastOrderAt: new Date('2026-02-01T12:00:00Z'),
    });
  });

  it.each([
    [[1, 1, 2], 1],
    [[1, 2, 2], 2],
    [[1, 2], 2],
    [[-1, -2], -1],
    [[-1, -1, -2], -1],
  ])('rounds the average of %j half up to %i', (cents, average) => {
    const orders = cents.map((totalCents) => sale(totalCents, '2026-01-01T12:00:00Z'));
    expect(sumOrders(orders).averageCents).toBe(average);
  });

  it('does not depend on the sequence of the orders', () => {
    const shuffled = fc.array(orderArbitrary).chain((orders) =>
      fc.record({
        orders: fc.constant(orders),
        permutation: fc.shuffledSubarray(orders, { minLength: orders.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, ({ orders, permutation }) => {
        expect(sumOrders(permutation)).toStrictEqual(sumOrders(orders));
      }),
    );
  });

  it('does not depend on repetition when the caller keys orders by id', () => {
    const deliveries = fc.array(orderArbitrary, { minLength: 1 }).chain((orders) =>
      fc.record({
        orders: fc.constant(orders),
        again: fc.array(fc.nat({ max: orders.length - 1 })),
      }),
    );
    fc.assert(
      fc.property(deliveries, ({ orders, again }) => {
        const byId = new Map([...orders.keys(), ...again].map((id) => [id, orders[id]!]));
        expect(sumOrders(byId.values())).toStrictEqual(sumOrders(orders));
      }),
    );
  });

  it('puts every counted order between the first and the last', () => {
    fc.assert(
      fc.property(fc.array(orderArbitrary), (orders) => {
        const totals = sumOrders(orders);
        const counted = orders.filter((order) => order.counted);
        expect(totals.orderCount).toBe(counted.length);
        for (const { placedAt } of counted) {
          expect(placedAt.getTime()).toBeGreaterThanOrEqual(totals.firstOrderAt!.getTime());
          expect(placedAt.getTime()).toBeLessThanOrEqual(totals.lastOrderAt!.getTime());
        }
      }),
    );
  });
});
