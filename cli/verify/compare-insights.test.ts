import { customer, insights, order, storedSide } from '../testing/sides';
import { compareInsights } from './compare-insights';

const ORDERS = {
  alv_11: order(),
  alv_12: order({ totalCents: 500 }),
  alv_13: order({ counted: false }),
  alv_14: order({ customerId: null }),
};

it('finds nothing where figures are the sums of stored sales', () => {
  const customers = {
    alv_1: customer({ insights: insights('loyal', 2, 1_500) }),
    alv_2: customer({ insights: insights('new', 0, 0) }),
    alv_3: customer({ guest: true }),
  };
  expect(compareInsights(storedSide({ customers, orders: ORDERS }))).toStrictEqual([]);
});

it('finds figures that are none, are wrong, or belong to a guest', () => {
  const customers = {
    alv_1: customer({ insights: insights('loyal', 2, 1_499) }),
    alv_2: customer(),
    alv_3: customer({ guest: true, insights: insights('new', 0, 0) }),
  };
  const found = compareInsights(storedSide({ customers, orders: ORDERS }));
  expect(found.map(({ id, detail }) => [id, detail])).toStrictEqual([
    ['alv_1', 'has 2 orders ($14.99) in its insights and 2 orders ($15.00) stored'],
    ['alv_2', 'has no insights'],
    ['alv_3', 'is a guest and has insights'],
  ]);
});
