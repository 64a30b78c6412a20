import { fromSorting, toSorting } from './list-sorting';

describe('the order of the list as a table says it', () => {
  it.each([
    [{}, 'lastOrder', true],
    [{ sort: 'name_asc' }, 'name', false],
    [{ sort: 'name_asc', lastOrderFrom: '2026-01-01' }, 'lastOrder', true],
  ] as const)('is the one that applies: %p', (filter, id, desc) => {
    expect(toSorting(filter)).toStrictEqual([{ id, desc }]);
  });

  it('is read back', () => {
    expect(fromSorting([{ id: 'spent', desc: false }])).toBe('spent_asc');
  });

  it.each([[[]], [[{ id: 'shoe', desc: true }]]])('is none for %p', (sorting) => {
    expect(fromSorting(sorting)).toBeNull();
  });
});
