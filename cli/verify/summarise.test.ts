import { currentStatsSchema } from '../../functions/src/model/stats';
import { customer, insights, order, seen, storedSide } from '../testing/sides';
import { compareCounts } from './compare-counts';
import { summarise } from './summarise';

const STORED = storedSide({
  customers: {
    alv_1: customer({ insights: insights('vip', 2, 3_001) }),
    alv_2: customer({ insights: insights('new', 1, 1_000), firstName: 'Ada', lastName: null }),
    alv_3: customer({ insights: insights('churned', 0, 0) }),
    alv_4: customer({ guest: true }),
    alv_5: customer({ stub: true, insights: insights('churned', 0, 0) }),
  },
  orders: {
    alv_11: order({ totalCents: 3_001 }),
    alv_12: order({ totalCents: 1_000 }),
    alv_13: order({ counted: false, status: 'cancelled', totalCents: 9_999 }),
  },
  products: { alv_21: { ...seen('p'), priced: true }, alv_22: { ...seen('p'), priced: false } },
});

it('adds up what is stored', () => {
  expect(summarise(STORED)).toStrictEqual({
    customers: 5,
    guests: 1,
    stubs: 1,
    withOrders: 2,
    averageSpentCents: 2_001,
    topSpender: 'R. S…',
    topSpenderCents: 3_001,
    segments: {
      vip: 1,
      high_value: 0,
      frequent: 0,
      loyal: 0,
      regular: 0,
      new: 1,
      slipping: 0,
      at_risk: 0,
      churned: 2,
    },
    orders: 3,
    counted: 2,
    revenueCents: 4_001,
    averageOrderCents: 2_001,
    statuses: {
      pending: 0,
      submitted: 0,
      confirmed: 0,
      preparing: 0,
      ready: 0,
      completed: 2,
      cancelled: 1,
      unknown: 0,
    },
    products: 2,
    priced: 1,
  });
});

it('divides nothing by nothing', () => {
  expect(summarise(storedSide())).toMatchObject({
    averageSpentCents: 0,
    averageOrderCents: 0,
    topSpender: null,
    topSpenderCents: 0,
  });
});

describe('the counts of an org', () => {
  const summary = summarise(STORED);
  const stats = currentStatsSchema.parse({
    customers: { total: 5, guests: 1, withOrders: 2 },
    segments: summary.segments,
    orders: { total: 3, counted: 2, revenueCents: 4_001, byStatus: summary.statuses },
    products: { total: 2, priced: 1 },
    computedAt: new Date('2026-01-29T15:00:00.000Z'),
  });

  it('agree with the stored records', () => {
    expect(compareCounts(stats, summary)).toStrictEqual([]);
  });

  it('are named where they do not', () => {
    const wrong = { ...stats, segments: { ...stats.segments, vip: 2 } };
    expect(compareCounts(wrong, summary)).toStrictEqual([
      {
        kind: 'counts',
        stream: null,
        id: 'segment vip',
        detail: 'are counted as 2, and 1 are stored',
      },
    ]);
    expect(compareCounts(null, summary)).toMatchObject([{ kind: 'counts', id: 'stats/current' }]);
  });
});
