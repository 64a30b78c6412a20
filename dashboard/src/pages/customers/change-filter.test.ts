import { withChoice, withDay, withRisk, withSearch, withSort } from './change-filter';

const filter = { search: 'ann', segment: 'vip', sort: 'name_asc' } as const;

describe('changing a filter', () => {
  it('sets a condition and keeps the others', () => {
    expect(withChoice(filter, 'rfmGroup', 'champions')).toStrictEqual({
      ...filter,
      rfmGroup: 'champions',
    });
  });

  it.each(['', 'king'])('takes a condition away for %p', (value) => {
    expect(withChoice(filter, 'segment', value)).toStrictEqual({
      search: 'ann',
      sort: 'name_asc',
    });
  });

  it('sets and takes away the ends of a range', () => {
    const from = withDay(filter, 'lastOrderFrom', '2026-01-31');
    expect(from).toStrictEqual({ ...filter, lastOrderFrom: '2026-01-31' });
    expect(withDay(from, 'lastOrderFrom', '')).toStrictEqual(filter);
    expect(withDay(filter, 'lastOrderTo', '2026-02-31')).toStrictEqual(filter);
  });

  it('sets and takes away the search', () => {
    expect(withSearch(filter, 'bo')).toStrictEqual({ ...filter, search: 'bo' });
    expect(withSearch(filter, '')).toStrictEqual({ segment: 'vip', sort: 'name_asc' });
  });

  it('sets and takes away the risk', () => {
    expect(withRisk({}, true)).toStrictEqual({ atRisk: true });
    expect(withRisk({ atRisk: true }, false)).toStrictEqual({});
  });

  it('does not name the usual order', () => {
    expect(withSort(filter, 'lastOrder_desc')).toStrictEqual({ search: 'ann', segment: 'vip' });
    expect(withSort(filter, 'spent_desc')).toStrictEqual({ ...filter, sort: 'spent_desc' });
  });
});
