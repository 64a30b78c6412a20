import { monthsOf, sumFlows, sumMovers } from './moves';

const JANUARY = {
  days: {
    '2026-01-30': { flows: { new: { slipping: 4 } }, newcomers: { new: 9 } },
    '2026-01-31': {
      flows: { new: { slipping: 2, loyal: 3 }, vip: { slipping: 1 } },
      newcomers: { new: 5, loyal: 1 },
    },
  },
};
const FEBRUARY = {
  days: {
    '2026-02-01': { flows: { slipping: { loyal: 2 } }, newcomers: {} },
    '2026-02-02': { flows: { slipping: { at_risk: 8 } }, newcomers: { new: 7 } },
  },
};
const MONTHS = [JANUARY, FEBRUARY];

describe('the months of a period', () => {
  it.each([
    [{ first: '2026-01-31', last: '2026-01-31' }, ['2026-01']],
    [{ first: '2025-12-31', last: '2026-02-01' }, ['2025-12', '2026-01', '2026-02']],
    [{ first: '2024-01-30', last: '2024-03-31' }, ['2024-01', '2024-02', '2024-03']],
    [{ first: '2026-02-01', last: '2026-01-31' }, []],
  ])('of %j are %j', (period, months) => {
    expect(monthsOf(period)).toStrictEqual(months);
  });
});

describe('the flows of a period', () => {
  it('are those of its days, both ends included, whatever month they lie in', () => {
    expect(sumFlows(MONTHS, { first: '2026-01-31', last: '2026-02-01' })).toStrictEqual([
      { from: 'vip', to: 'slipping', customers: 1 },
      { from: 'new', to: 'loyal', customers: 3 },
      { from: 'new', to: 'slipping', customers: 2 },
      { from: 'slipping', to: 'loyal', customers: 2 },
    ]);
    expect(sumFlows(MONTHS, { first: '2026-01-01', last: '2026-02-28' })).toContainEqual({
      from: 'new',
      to: 'slipping',
      customers: 6,
    });
    expect(sumFlows([], { first: '2026-01-01', last: '2026-02-28' })).toStrictEqual([]);
  });
});

describe('the movers of a period', () => {
  it('are counted for each segment, with what they come to', () => {
    const movers = sumMovers(MONTHS, { first: '2026-01-31', last: '2026-02-01' });
    expect(movers).toMatchObject({
      vip: { newcomers: 0, arrived: 0, left: 1, net: -1 },
      loyal: { newcomers: 1, arrived: 5, left: 0, net: 6 },
      new: { newcomers: 5, arrived: 0, left: 5, net: 0 },
      slipping: { newcomers: 0, arrived: 3, left: 2, net: 1 },
      at_risk: { newcomers: 0, arrived: 0, left: 0, net: 0 },
    });
  });
});
