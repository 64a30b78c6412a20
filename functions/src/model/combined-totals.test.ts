import fc from 'fast-check';
import { combineTotals } from './combined-totals';
import { sumOrders } from '../insights/order-totals';

const order = fc.record({
  counted: fc.boolean(),
  placedAt: fc.date({ noInvalidDate: true }),
  totals: fc.record({
    subtotalCents: fc.constant(null),
    taxCents: fc.constant(null),
    discountCents: fc.constant(null),
    totalCents: fc.integer({ min: -10_000, max: 100_000 }),
  }),
});

describe('combineTotals', () => {
  it('says of linked customers what would be said of one with all their orders', () => {
    fc.assert(
      fc.property(fc.array(fc.array(order, { maxLength: 6 }), { maxLength: 4 }), (people) => {
        expect(combineTotals(people.map(sumOrders))).toStrictEqual(sumOrders(people.flat()));
      }),
    );
  });

  it('is zero of nobody', () => {
    expect(combineTotals([])).toStrictEqual({
      orderCount: 0,
      spentCents: 0,
      averageCents: 0,
      firstOrderAt: null,
      lastOrderAt: null,
    });
  });
});
