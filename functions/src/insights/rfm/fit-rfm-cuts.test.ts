import * as fc from 'fast-check';
import type { OrderTotals } from '../../model/insights';
import { RFM_CELLS, rfmFitSchema, type RfmCell } from '../../model/rfm';
import { fitRfmCuts } from './fit-rfm-cuts';
import { rfmOf } from './rfm';

const MS_PER_DAY = 86_400_000;
const AS_OF = new Date('2026-06-01T12:00:00Z');

function customer(days: number, orderCount: number, spentCents: number): OrderTotals {
  const at = new Date(AS_OF.getTime() - days * MS_PER_DAY);
  return { orderCount, spentCents, averageCents: 0, firstOrderAt: at, lastOrderAt: at };
}

const PROSPECT: OrderTotals = {
  orderCount: 0,
  spentCents: 0,
  averageCents: 0,
  firstOrderAt: null,
  lastOrderAt: null,
};

const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => customer(i, i + 1, 100 * (i + 1)));

const fifthOf = (value: number, all: readonly number[]) =>
  Math.ceil((5 * all.filter((other) => other <= value).length) / all.length);

describe('fitRfmCuts', () => {
  it('parts customers into fifths', () => {
    expect(fitRfmCuts(numbered(50), AS_OF)).toStrictEqual({
      asOf: AS_OF,
      customers: 50,
      message: 'Scores compare 50 customers with orders.',
      cuts: {
        recencyDays: [39, 29, 19, 9],
        orderCounts: [11, 21, 31, 41],
        spentCents: [1_100, 2_100, 3_100, 4_100],
      },
      // Who was here last has ordered least.
      cells: [10, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 10],
    });
  });

  it.each([
    [0, 'No scores: 0 customers with orders, 50 needed.'],
    [1, 'No scores: 1 customer with orders, 50 needed.'],
    [49, 'No scores: 49 customers with orders, 50 needed.'],
  ])('has no cuts with %i customers, however many have no orders', (count, message) => {
    const everyone = [...numbered(count), ...Array.from({ length: 60 }, () => PROSPECT)];
    expect(fitRfmCuts(everyone, AS_OF)).toStrictEqual({
      asOf: AS_OF,
      customers: count,
      cuts: null,
      cells: null,
      message,
    });
  });

  it('gives everybody the best scores when all are alike', () => {
    const alike = Array.from({ length: 60 }, () => customer(40, 1, 0));
    const { cuts } = fitRfmCuts(alike, AS_OF);
    const rfm = rfmOf({ totals: customer(40, 1, 0), cuts, now: AS_OF });
    expect(rfm?.group).toBe('champions');
    expect(cuts?.recencyDays).toStrictEqual([40, 40, 40, 40]);
  });

  it('takes an order after the fit for one of today', () => {
    const { cuts } = fitRfmCuts([...numbered(50), customer(-3, 1, 1)], AS_OF);
    expect(cuts?.recencyDays).toStrictEqual([39, 29, 19, 9]);
  });

  const crowd = fc.array(
    fc
      .tuple(fc.nat(30), fc.integer({ min: 1, max: 8 }), fc.integer({ min: -500, max: 2_000 }))
      .map(([days, orders, cents]) => customer(days, orders, cents)),
    { minLength: 50, maxLength: 120 },
  );

  it('scores each by the share of customers no better than them, counted one by one', () => {
    fc.assert(
      fc.property(crowd, (customers) => {
        const fit = fitRfmCuts(customers, AS_OF);
        expect(rfmFitSchema.parse(fit)).toStrictEqual(fit);
        const recencies = customers.map(({ lastOrderAt }) => lastOrderAt?.getTime() ?? 0);
        const orders = customers.map(({ orderCount }) => orderCount);
        const spends = customers.map(({ spentCents }) => spentCents);
        for (const totals of customers) {
          expect(rfmOf({ totals, cuts: fit.cuts, now: AS_OF })?.scores).toMatchObject({
            recency: fifthOf(totals.lastOrderAt?.getTime() ?? 0, recencies),
            frequency: fifthOf(totals.orderCount, orders),
            monetary: fifthOf(totals.spentCents, spends),
          });
        }
      }),
      { numRuns: 30 },
    );
  });

  it('counts everybody with orders in the cell of their scores', () => {
    fc.assert(
      fc.property(crowd, (customers) => {
        const { cuts, cells } = fitRfmCuts(customers, AS_OF);
        const inCell = ({ recency, frequencyMonetary }: RfmCell): number =>
          customers.filter((totals) => {
            const scores = rfmOf({ totals, cuts, now: AS_OF })?.scores;
            return scores?.recency === recency && scores.frequencyMonetary === frequencyMonetary;
          }).length;
        expect(cells).toStrictEqual(RFM_CELLS.map(inCell));
      }),
      { numRuns: 10 },
    );
  });

  it('does not depend on the sequence of the customers', () => {
    const shuffled = crowd.chain((customers) =>
      fc.tuple(
        fc.constant(customers),
        fc.shuffledSubarray(customers, { minLength: customers.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(fitRfmCuts(other, AS_OF)).toStrictEqual(fitRfmCuts(one, AS_OF));
      }),
      { numRuns: 30 },
    );
  });
});
