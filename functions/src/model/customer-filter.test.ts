import { pointOf, sortOf, SORTS, toCustomerQuery, type CustomerFilter } from './customer-filter';

const ask = (filter: CustomerFilter) =>
  toCustomerQuery({ orgId: 'maple', filter, timezone: 'America/New_York', limit: 50 });

const insights = {
  totals: {
    orderCount: 3,
    spentCents: 9_000,
    averageCents: 3_000,
    firstOrderAt: new Date('2026-01-01T15:00:00Z'),
    lastOrderAt: new Date('2026-02-01T15:00:00Z'),
  },
  list: { search: [], nameKey: 'robin', favourite: null, atRisk: false },
};

describe('the query of a list of customers', () => {
  it('is everybody, those first who came last', () => {
    expect(ask({})).toStrictEqual({
      collection: 'orgs/maple/customers',
      where: [],
      orderBy: [
        ['insights.totals.lastOrderAt', 'desc'],
        ['__name__', 'desc'],
      ],
      limit: 50,
    });
  });

  it('asks for everything at once', () => {
    const filter: CustomerFilter = {
      search: 'Zoë',
      segment: 'vip',
      tier: 'gold',
      rfmGroup: 'champions',
      valueBand: 'loyal',
      category: 'vape',
      atRisk: true,
      sort: 'name_asc',
    };
    expect(ask(filter)).toMatchObject({
      where: [
        ['insights.list.search', 'array-contains', 'zoe'],
        ['insights.segment', '==', 'vip'],
        ['insights.loyaltyTier', '==', 'gold'],
        ['insights.rfm.group', '==', 'champions'],
        ['insights.valueBand', '==', 'loyal'],
        ['insights.list.favourite', '==', 'vape'],
        ['insights.list.atRisk', '==', true],
      ],
      orderBy: [
        ['insights.list.nameKey', 'asc'],
        ['__name__', 'asc'],
      ],
    });
  });

  it('takes business days of the store, both included, summer time too', () => {
    expect(ask({ lastOrderFrom: '2026-03-08', lastOrderTo: '2026-03-08' }).where).toStrictEqual([
      ['insights.totals.lastOrderAt', '>=', new Date('2026-03-08T05:00:00Z')],
      ['insights.totals.lastOrderAt', '<', new Date('2026-03-09T04:00:00Z')],
    ]);
    expect(ask({ lastOrderTo: '2026-01-31' }).where).toHaveLength(1);
  });

  it.each<[CustomerFilter, string]>([
    [{}, 'lastOrder_desc'],
    [{ sort: 'spent_asc' }, 'spent_asc'],
    [{ sort: 'spent_asc', lastOrderFrom: '2026-01-01' }, 'lastOrder_desc'],
    [{ sort: 'name_asc', lastOrderTo: '2026-01-01' }, 'lastOrder_desc'],
    [{ sort: 'lastOrder_asc', lastOrderTo: '2026-01-01' }, 'lastOrder_asc'],
  ])('orders %j by %s, since a range goes before', (filter, sort) => {
    expect(sortOf(filter)).toBe(sort);
  });

  it('does not look for what is too short', () => {
    expect(ask({ search: 'z' })).toStrictEqual(ask({}));
  });

  it.each([
    ['lastOrder_desc', insights.totals.lastOrderAt],
    ['spent_asc', 9_000],
    ['orders_desc', 3],
    ['name_desc', 'robin'],
  ] as const)('goes on behind the last row when sorted by %s', (sort, value) => {
    const after = pointOf({ sort }, { id: 'alv_7', insights });
    expect(after).toStrictEqual({ value, id: 'alv_7' });
    const question = { orgId: 'maple', filter: { sort }, timezone: 'UTC', limit: 1, after };
    expect(toCustomerQuery(question).startAfter).toStrictEqual([value, 'alv_7']);
  });

  it('has an order for each sort', () => {
    const orders = SORTS.map((sort) => JSON.stringify(ask({ sort }).orderBy));
    expect(new Set(orders).size).toBe(8);
  });

  it('climbs into no other organisation', () => {
    const question = { orgId: '../x', filter: {}, timezone: 'UTC', limit: 1 };
    expect(() => toCustomerQuery(question)).toThrow(RangeError);
  });
});
