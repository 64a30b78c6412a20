import { withChoice, withDay, withRisk, withSearch, withSort } from './change-filter';

const filter = { search: 'ann', segment: 'vip', sort: 'name_asc' } as const;

describe('changing a filter', () => {
  it('sets a condition and keeps the others', () => {
    expect(withChoice(filter, 'rfmGroup', 'champions')).toEqual({
      ...filter,
      rfmGroup: 'champions',
    });
  });

  it.each(['', 'king'])('takes a condition away for %p', (value) => {
    expect(withChoice(filter, 'segment', value)).toEqual({
      search: 'ann',
      sort: 'name_asc',
    });
  });

  it('sets and takes away the ends of a range', () => {
    const from = withDay(filter, 'lastOrderFrom', '2026-01-31');
    expect(from).toEqual({ ...filter, lastOrderFrom: '2026-01-31' });
    expect(withDay(from, 'lastOrderFrom', '')).toEqual(filter);
    expect(withDay(filter, 'lastOrderTo', '2026-02-31')).toEqual(filter);
  });

  it('sets and takes away the search', () => {
    expect(withSearch(filter, 'bo')).toEqual({ ...filter, search: 'bo' });
    expect(withSearch(filter, '')).toEqual({ segment: 'vip', sort: 'name_asc' });
  });

  it('sets and takes away the risk', () => {
    expect(withRisk({}, true)).toEqual({ atRisk: true });
    expect(withRisk({ atRisk: true }, false)).toEqual({});
  });

  it('does not name the usual order', () => {
    expect(withSort(filter, 'lastOrder_desc')).toEqual({ search: 'ann', segment: 'vip' });
    expect(withSort(filter, 'spent_desc')).toEqual({ ...filter, sort: 'spent_desc' });
  });
});
